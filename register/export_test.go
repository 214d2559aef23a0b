package register

// DecodeApart and DecodeWhole are the two ways of Decode.
func DecodeApart(content []byte) (*Register, bool)  { return decodeApart(content, readWhole) }
func DecodeWhole(content []byte) (*Register, error) { return decodeWhole(content) }
