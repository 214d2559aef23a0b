package register

import "bytes"

// wideEncoding names the encoding of a text whose units are two or four bytes
// long, as Windows programs may save it; it is empty for any other. Without a
// byte order mark it shows by its zero bytes, since JSON begins in ASCII.
func wideEncoding(content []byte) string {
	const utf16, utf32 = "UTF-16", "UTF-32"
	for _, mark := range []struct{ bytes, encoding string }{ // that of UTF-16 begins like that of UTF-32
		{"\xff\xfe\x00\x00", utf32}, {"\x00\x00\xfe\xff", utf32}, {"\xff\xfe", utf16}, {"\xfe\xff", utf16},
	} {
		if bytes.HasPrefix(content, []byte(mark.bytes)) {
			return mark.encoding
		}
	}
	if len(content) < 4 {
		return ""
	}
	zeros := [4]bool{}
	for i, b := range content[:4] {
		zeros[i] = b == 0
	}
	switch zeros {
	case [4]bool{false, true, true, true}, [4]bool{true, true, true, false}:
		return utf32
	case [4]bool{false, true, false, true}, [4]bool{true, false, true, false}:
		return utf16
	}
	return ""
}
