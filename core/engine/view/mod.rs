//! No contract: reports are data that the engine writes and others read.
