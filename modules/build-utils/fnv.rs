//! FNV-1a with 64 bits: a few lines, the same on every platform, and good enough for versions,
//! which need no protection against forgery.

const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A running FNV-1a hash over length-framed texts.
pub struct Fnv(u64);

impl Fnv {
    pub fn new() -> Self {
        Self(OFFSET_BASIS)
    }

    /// Adds one text. The tag and the length frame it, so that `ab` + `c` is not `a` + `bc`.
    pub fn add_framed(&mut self, tag: u8, text: &[u8]) {
        self.bytes(&[tag]);
        self.bytes(&(text.len() as u64).to_le_bytes());
        self.bytes(text);
    }

    /// The hash with its halves xored together; 0 becomes 1, so that 0 can mean "none".
    pub fn folded(&self) -> u32 {
        let folded = (self.0 >> 32) as u32 ^ self.0 as u32;
        folded.max(1)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }
}
