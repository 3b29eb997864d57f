//! No contract: input is data that the engine writes and plugins read.
