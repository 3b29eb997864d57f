//! Random sequences of requests, on the world and on a plain model of it.
//!
//! A sequence is data, so a failing one is shortened before it is shown.

mod compare;
mod exclusive;
mod mirror;
mod model;
mod number;
mod request;
mod rows;
mod sequence;
mod steps;

pub use number::Random;

use request::Request;
use sequence::run;

const SEQUENCES: u64 = 10_000;
const LENGTH: usize = 24;

#[test]
fn random_requests_match_the_model() {
    for seed in 0..SEQUENCES {
        let mut random = Random::new(seed);
        let requests: Vec<Request> = (0..LENGTH).map(|_| Request::any(&mut random)).collect();
        if run(&requests).is_err() {
            let (requests, why) = shortest(requests);
            panic!("seed {seed}: {why}\nafter {requests:#?}");
        }
    }
}

/// Shortens a failing sequence.
fn shortest(mut requests: Vec<Request>) -> (Vec<Request>, String) {
    let mut at = 0;
    while at < requests.len() {
        let mut fewer = requests.clone();
        fewer.remove(at);
        if run(&fewer).is_err() {
            requests = fewer;
        } else {
            at += 1;
        }
    }
    let why = run(&requests).err().unwrap_or_default();
    (requests, why)
}
