//! What is on the page? Report, line, sentence, token; spans are byte offsets into the unchanged text.
