//! [`Answers`]: receives what the child sends.

use super::answer::Answer;
use std::io::{self, ErrorKind, Read};
use std::os::unix::net::UnixStream;
use std::time::Duration;

/// The longest time to wait for something to arrive.
const WAIT: Duration = Duration::from_millis(1);

/// Receives what the child sends. No thread reads it, which could still wait for a processor when the
/// child has ended: what was sent before the end is found at once.
pub struct Answers {
    socket: UnixStream,
    nonce: u64,
    /// Bytes that arrived and were not read as lines yet.
    arrived: Vec<u8>,
}

/// What was found.
#[derive(Debug, PartialEq)]
pub enum Received {
    /// An answer.
    Answer(Answer),
    /// No answer yet, and more to look at.
    Part,
    /// Nothing has arrived.
    Nothing,
}

impl Answers {
    /// Those with this nonce.
    pub fn of(socket: UnixStream, nonce: u64) -> io::Result<Self> {
        socket.set_read_timeout(Some(WAIT))?;
        Ok(Self {
            socket,
            nonce,
            arrived: Vec::new(),
        })
    }

    /// The next answer. Waits some milliseconds when nothing has arrived.
    pub fn receive(&mut self) -> Received {
        if let Some(end) = self.arrived.iter().position(|byte| *byte == b'\n') {
            let answer = Answer::read(&self.arrived[..end], self.nonce);
            self.arrived.drain(..=end);
            return answer.map_or(Received::Part, Received::Answer);
        }
        let mut block = [0; 4 << 10];
        match self.socket.read(&mut block) {
            Ok(0) => {}
            Ok(length) => {
                self.arrived.extend_from_slice(&block[..length]);
                return Received::Part;
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return Received::Nothing;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => return Received::Part,
            Err(_) => {}
        }
        // The socket is closed, and does not wait any more.
        std::thread::sleep(WAIT);
        Received::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::super::Rehearsed;
    use super::*;
    use std::io::Write;

    #[test]
    fn everything_that_was_sent_is_received_while_another_process_holds_the_socket() {
        let (ours, mut theirs) = UnixStream::pair().expect("sockets can be made");
        let mut answers = Answers::of(ours, 7).expect("it is our socket");
        assert_eq!(answers.receive(), Received::Nothing);
        // Longer than what is read at once.
        let step = |number: usize| Answer::Step(format!("{number} {}", "x".repeat(700)), None);
        let line = |answer: Answer, nonce| answer.line(nonce).expect("it is JSON");
        for number in 0..20 {
            let sent = line(step(number), 7) + "no JSON\n" + &line(step(99), 8);
            theirs.write_all(sent.as_bytes()).expect("there is space");
        }
        let done = line(Answer::Done(Ok(Rehearsed::default())), 7);
        theirs.write_all(done.as_bytes()).expect("there is space");
        let mut received = Vec::new();
        loop {
            match answers.receive() {
                Received::Answer(answer) => received.push(answer),
                Received::Part => {}
                Received::Nothing => break,
            }
        }
        assert_eq!(received.pop(), Some(Answer::Done(Ok(Rehearsed::default()))));
        assert!(received.into_iter().eq((0..20).map(step)));
        drop(theirs);
        assert_eq!(answers.receive(), Received::Nothing, "it is closed");
    }
}
