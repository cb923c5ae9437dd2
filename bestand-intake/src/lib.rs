//! Which reports are in this file, page, feed or archive?
