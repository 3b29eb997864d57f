//! Messages between the editor and its worker: a number that both know, the length, and the message in the
//! format of postcard.

use playground_base::postcard;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, ErrorKind, Read, Write};

/// The bytes before a message: the number and the length.
const HEADER: usize = 16;

/// The most bytes that are taken at once.
const BLOCK: usize = 256 << 10;

/// Sends a message.
///
/// # Errors
/// When the other process is gone.
pub fn send(to: &mut impl Write, nonce: u64, message: &impl Serialize) -> io::Result<()> {
    let body = postcard::to_stdvec(message).map_err(io::Error::other)?;
    let header = [nonce.to_le_bytes(), (body.len() as u64).to_le_bytes()].concat();
    to.write_all(&header)?;
    to.write_all(&body)
}

/// Waits for a message. `nonce` is `None` for the first one, which brings the number.
///
/// # Errors
/// When the other process is gone, or what it sent is no such message.
pub fn receive<T: DeserializeOwned>(
    from: &mut impl Read,
    nonce: Option<u64>,
    most: u64,
) -> io::Result<(u64, T)> {
    let mut incoming = Incoming::new(nonce, most);
    while !incoming.is_whole()? {
        incoming.read(from)?;
    }
    incoming.take()
}

/// A message that arrives in parts.
pub struct Incoming {
    nonce: Option<u64>,
    most: u64,
    bytes: Vec<u8>,
    block: Vec<u8>,
}

impl Incoming {
    /// A message with this number and of at most so many bytes.
    pub fn new(nonce: Option<u64>, most: u64) -> Self {
        Self {
            nonce,
            most,
            bytes: Vec::new(),
            block: vec![0; BLOCK],
        }
    }

    /// Takes what has arrived. A socket with a time limit may have nothing: `WouldBlock`.
    ///
    /// # Errors
    /// Those of the system; `UnexpectedEof` when the other process is gone.
    pub fn read(&mut self, from: &mut impl Read) -> io::Result<()> {
        let wanted = self.wanted()?.min(BLOCK as u64) as usize;
        let block = self.block.get_mut(..wanted).unwrap_or_default();
        let read = loop {
            match from.read(block) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        if read == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let block = self.block.get(..read).unwrap_or_default();
        self.bytes.extend_from_slice(block);
        Ok(())
    }

    /// True when all of it is there.
    ///
    /// # Errors
    /// When it is no such message.
    pub fn is_whole(&self) -> io::Result<bool> {
        Ok(self.wanted()? == 0)
    }

    /// The message, for which [`is_whole`](Self::is_whole) is true. The next one follows.
    ///
    /// # Errors
    /// When it is none.
    pub fn take<T: DeserializeOwned>(&mut self) -> io::Result<(u64, T)> {
        let bytes = std::mem::take(&mut self.bytes);
        let nonce = number(&bytes, 0).unwrap_or_default();
        let body = bytes.get(HEADER..).unwrap_or_default();
        let message = postcard::from_bytes(body).map_err(io::Error::other)?;
        Ok((nonce, message))
    }

    /// How many bytes are missing, as far as that is known.
    fn wanted(&self) -> io::Result<u64> {
        let have = self.bytes.len() as u64;
        let Some((nonce, length)) = number(&self.bytes, 0).zip(number(&self.bytes, 8)) else {
            return Ok(HEADER as u64 - have);
        };
        if self.nonce.is_some_and(|known| known != nonce) || length > self.most {
            return Err(io::Error::other("it is no message of a worker"));
        }
        Ok((HEADER as u64 + length).saturating_sub(have))
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + 8)?;
    bytes.try_into().ok().map(u64::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn message_arrives_whole_and_garbage_is_refused() {
        let mut sent = Vec::new();
        let text = "a".repeat(1_000_000);
        send(&mut sent, 7, &text).expect("a vector takes all");
        send(&mut sent, 7, &"next").expect("a vector takes all");
        let mut from = sent.as_slice();
        let received: io::Result<(u64, String)> = receive(&mut from, None, 2_000_000);
        assert_eq!(received.expect("it is whole"), (7, text));
        let next: io::Result<(u64, String)> = receive(&mut from, Some(7), 100);
        assert_eq!(next.expect("it is whole").1, "next");
        for (nonce, most, cut) in [(8, 2_000_000, 0), (7, 999_999, 0), (7, 2_000_000, 5)] {
            let mut from = &sent[..1_000_019 - cut];
            let refused: io::Result<(u64, String)> = receive(&mut from, Some(nonce), most);
            assert!(refused.is_err(), "{nonce} {most} {cut}");
        }
    }
}
