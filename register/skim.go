package register

import (
	"bytes"
	"encoding/binary"
)

// skimmed is a file taken apart at its records.
type skimmed struct {
	rest  []byte // the file with these lists emptied
	lists []skimmedList
}

type skimmedList struct {
	collection *Collection
	batches    []*batch
}

// skim finds where the records of a file stand, and gives them away in batches
// as it meets them, until it is told not to go on. It looks at brackets and
// strings alone and judges nothing: the file is a register if and only if the
// rest is one and each record decodes by itself. It reports false where it
// cannot tell.
func skim(content []byte, give func(*batch) (goOn bool)) (*skimmed, bool) {
	s := new(skimmed)
	kept := 0 // where the content begins that is not in rest yet
	at, ok := past(content, 0, '{')
	if !ok {
		return nil, false
	}
	for more := true; more; {
		key, end, ok := stringAt(content, at)
		if !ok {
			return nil, false
		}
		value, ok := past(content, end, ':')
		if !ok {
			return nil, false
		}
		if c := CollectionOf(string(key)); c != nil && !c.Single && holdsObjects(content[value:]) {
			l := skimmedList{collection: c}
			if end, ok = l.skim(content, value, give); !ok {
				return nil, false
			}
			s.lists = append(s.lists, l)
			s.rest = append(s.rest, content[kept:value+1]...)
			kept = end - 1
		} else if end, ok = valueEnd(content, value, 1); !ok {
			return nil, false
		}
		at, more = past(content, end, ',')
	}
	s.rest = append(s.rest, content[kept:]...)
	return s, true
}

// skim finds the records of the list that opens at a place, and where the list
// ends. It reports false for one that holds anything else.
func (l *skimmedList) skim(content []byte, at int, give func(*batch) bool) (end int, ok bool) {
	b := &batch{collection: l.collection}
	sign := byte('[')
	for {
		var more bool
		if at, more = past(content, at, sign); !more {
			break
		}
		end, ok := valueEnd(content, at, 2)
		if !ok || content[at] != '{' {
			return 0, false
		}
		b.raw = append(b.raw, content[at:end])
		if len(b.raw) == batchSize {
			l.batches = append(l.batches, b)
			if !give(b) {
				return 0, false
			}
			b = &batch{collection: l.collection}
		}
		at, sign = end, ','
	}
	l.batches = append(l.batches, b)
	if !give(b) || at == len(content) || content[at] != ']' {
		return 0, false
	}
	return at + 1, true
}

// holdsObjects reports that a list with an object in it begins here.
func holdsObjects(content []byte) bool {
	at, ok := past(content, 0, '[')
	return ok && at < len(content) && content[at] == '{'
}

// past steps over a sign and the space around it. It stops before anything else
// and reports false.
func past(content []byte, at int, sign byte) (next int, ok bool) {
	at = space(content, at)
	if at == len(content) || content[at] != sign {
		return at, false
	}
	return space(content, at+1), true
}

// space returns where the space at a place ends.
func space(content []byte, at int) int {
	for at < len(content) && (content[at] == ' ' || content[at] == '\n' || content[at] == '\t' || content[at] == '\r') {
		at++
	}
	return at
}

// telling are the bytes at which valueEnd looks twice.
var telling = [256]bool{'"': true, '{': true, '}': true, '[': true, ']': true, ',': true, '\n': true}

// eightSpaces is an indentation as one number.
const eightSpaces = 0x2020202020202020

// valueEnd returns where the value that begins at a place ends, inside a number
// of brackets. It reports false when there is no end, or too deep a nesting.
func valueEnd(content []byte, at, inside int) (end int, ok bool) {
	depth := inside
	for ; at < len(content); at++ {
		if !telling[content[at]] {
			continue
		}
		switch content[at] {
		case '"':
			if _, end, ok = stringAt(content, at); !ok {
				return 0, false
			}
			at = end - 1
		case '{', '[':
			if depth++; depth > maxDepth {
				return 0, false
			}
		case '}', ']':
			if depth == inside {
				return at, true // of what holds the value
			}
			if depth--; depth == inside {
				return at + 1, true
			}
		case ',':
			if depth == inside {
				return at, true
			}
		case '\n':
			for at+9 <= len(content) && binary.LittleEndian.Uint64(content[at+1:]) == eightSpaces {
				at += 8
			}
		}
	}
	return 0, false
}

// stringAt returns the text of the string that opens at a place, as written,
// and where the string ends.
func stringAt(content []byte, at int) (text []byte, end int, ok bool) {
	if at == len(content) || content[at] != '"' {
		return nil, 0, false
	}
	begin := at + 1
	for at = begin; ; at++ {
		n := bytes.IndexByte(content[at:], '"')
		if n < 0 {
			return nil, 0, false
		}
		at += n
		escapes := at
		for escapes > begin && content[escapes-1] == '\\' {
			escapes--
		}
		if (at-escapes)%2 == 0 {
			return content[begin:at], at + 1, true
		}
	}
}
