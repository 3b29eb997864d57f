//! [`Output`]: what modules print in a dry run.

use playground_base::parking_lot::Mutex;
use std::io::Read;
use std::process::Child;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How much of each stream is kept: the end.
const KEPT_BYTES: usize = 64 << 10;

/// How much of standard error is repeated in the reason of a child that died.
const QUOTED_BYTES: usize = 600;

/// A process that a module started may hold a stream open; nobody waits for it longer than this.
const GRACE: Duration = Duration::from_millis(200);

/// The output of a child, read by threads while it runs, so that it never waits for its parent.
pub struct Output {
    printed: Stream,
    errors: Stream,
}

struct Stream {
    tail: Arc<Mutex<Tail>>,
    reader: Option<JoinHandle<()>>,
}

/// The last bytes of a stream.
#[derive(Default)]
struct Tail {
    bytes: Vec<u8>,
    dropped: usize,
}

impl Output {
    /// Starts to read both streams.
    pub fn of(child: &mut Child) -> std::io::Result<Self> {
        Ok(Self {
            printed: Stream::read(child.stdout.take())?,
            errors: Stream::read(child.stderr.take())?,
        })
    }

    /// Waits until all of it is read.
    pub fn wait(&mut self) {
        let start = Instant::now();
        let readers = [&self.printed.reader, &self.errors.reader];
        let is_reading = |reader: &&Option<JoinHandle<()>>| {
            reader.as_ref().is_some_and(|reader| !reader.is_finished())
        };
        while readers.iter().any(is_reading) && start.elapsed() < GRACE {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Both streams as text.
    pub fn text(&self) -> String {
        let streams = [&self.printed, &self.errors];
        streams.map(|stream| stream.tail.lock().text()).concat()
    }

    /// The end of standard error, where the system says why a process ended.
    pub fn last_errors(&self) -> String {
        let text = self.errors.tail.lock().text();
        let text = text.trim();
        let from = text.len().saturating_sub(QUOTED_BYTES);
        let from = (from..=text.len()).find(|at| text.is_char_boundary(*at));
        text.get(from.unwrap_or_default()..)
            .unwrap_or_default()
            .to_owned()
    }
}

impl Stream {
    fn read(from: Option<impl Read + Send + 'static>) -> std::io::Result<Self> {
        let tail = Arc::new(Mutex::new(Tail::default()));
        let into = tail.clone();
        let reader = from.map(|mut from| {
            std::thread::Builder::new()
                .name("dry run output".into())
                .spawn(move || {
                    let mut block = [0; 8 << 10];
                    while let Ok(read) = from.read(&mut block)
                        && read > 0
                    {
                        into.lock().add(&block[..read]);
                    }
                })
        });
        Ok(Self {
            tail,
            reader: reader.transpose()?,
        })
    }
}

impl Tail {
    fn add(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        // Twice as much before the front is dropped: each byte is moved once.
        if self.bytes.len() > 2 * KEPT_BYTES {
            let dropped = self.bytes.len() - KEPT_BYTES;
            self.bytes.drain(..dropped);
            self.dropped += dropped;
        }
    }

    fn text(&self) -> String {
        let from = self.bytes.len().saturating_sub(KEPT_BYTES);
        let dropped = self.dropped + from;
        let text = String::from_utf8_lossy(self.bytes.get(from..).unwrap_or_default());
        match dropped {
            0 => text.into_owned(),
            _ => format!("(the first {dropped} bytes are left out)\n{text}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_end_of_a_long_output_is_kept() {
        let mut tail = Tail::default();
        (0..40).for_each(|_| tail.add(&[b'a'; 8 << 10]));
        tail.add(b"end");
        let text = tail.text();
        let (first, kept) = text.split_once('\n').unwrap_or_default();
        assert_eq!(first, "(the first 262147 bytes are left out)");
        assert_eq!(kept.len(), KEPT_BYTES);
        assert!(kept.ends_with("end"));
    }
}
