package sheet

import (
	"strings"
	"unicode"
)

const (
	pointsPerCm = 72 / cmPerInch
	// maxHeight is the tallest row of Excel, in points.
	maxHeight = 409
	// lineHeight is the height of a line for a font of one point, and padding
	// what a cell adds above and below, with room for the fonts that replace a
	// missing one.
	lineHeight = 1.28
	padding    = 5
	// cellPadding is what a cell keeps free at the left and the right, its
	// indent included.
	cellPadding = 16
	// maxUnits is what a cell holds, in UTF-16 units; maxLineUnits bounds those
	// of a line, whatever the width of its letters.
	maxUnits     = 32767
	maxLineUnits = 900
	// boldFactor is how much wider bold letters are.
	boldFactor = 1.1
)

// asciiEm holds the width of the printable ASCII characters, in em, of the
// widest serif face met in Georgia's place: a row too tall is better than a
// text cut.
var asciiEm = func() (em [128]float64) {
	for r := range em {
		switch c := rune(r); {
		case strings.ContainsRune("ijl.,:;'|` ", c):
			em[r] = 0.35
		case strings.ContainsRune("ft()[]{}-/\\!IJ", c):
			em[r] = 0.43
		case strings.ContainsRune("rs\"*_?", c):
			em[r] = 0.53
		case strings.ContainsRune("ckvxyz", c):
			em[r] = 0.60
		case strings.ContainsRune("mwMW%@&", c):
			em[r] = 1.05
		case strings.ContainsRune("+=<>#~^", c):
			em[r] = 0.86
		case unicode.IsUpper(c):
			em[r] = 0.80
		default:
			em[r] = 0.66
		}
	}
	return em
}()

// width is how far a character advances, in em.
func width(r rune) float64 {
	switch {
	case r < 128:
		return asciiEm[r]
	case unicode.Is(unicode.Mn, r), r == '\u200b', r == '\u200d':
		return 0
	case r == '\u00a0', r == '\u202f':
		return 0.36
	case r < 0x250:
		if unicode.IsUpper(r) {
			return 0.85
		}
		return 0.66
	case r < 0x1100:
		return 0.80
	}
	return 1.1 // ideographs, emoji and what the font does not hold
}

// wrap breaks a text into the lines of a column, as byte offsets of their
// starts. limit is the width of the column in em. A line ends after a space
// when it can, and the pieces between the offsets add up to the text.
func wrap(s string, limit float64) []int {
	starts := []int{0}
	var (
		x, count    float64 // width and UTF-16 units of the line so far
		breakAt     = -1    // where the line can end, and what stands after it
		breakX      float64
		breakCount  float64
		startOfLine int
	)
	newLine := func(at int) {
		starts = append(starts, at)
		startOfLine, breakAt = at, -1
	}
	for i, r := range s {
		w := width(r)
		if i > startOfLine && (x+w > limit && r != ' ' || count >= maxLineUnits) {
			if breakAt > startOfLine && count < maxLineUnits {
				x, count = x-breakX, count-breakCount
				newLine(breakAt)
			} else {
				x, count = 0, 0
				newLine(i)
			}
		}
		x += w
		if count++; r > 0xFFFF {
			count++
		}
		switch r {
		case '\n':
			x, count = 0, 0
			newLine(i + 1)
		case ' ', '\t':
			breakAt, breakX, breakCount = i+1, x, count
		}
	}
	return starts
}

// em is the width of a text area of some centimetres, in em of a style.
func em(cm float64, s Style) float64 {
	size := s.Size
	if s.Bold {
		size *= boldFactor
	}
	return max((cm*pointsPerCm-cellPadding)/size, 2)
}

// pieces cuts a text into what each row shows of it, and tells how tall each
// of these rows must be. A text that fits is one piece.
func pieces(s string, cm float64, style Style) (texts []string, heights []float64) {
	line := style.Size * lineHeight
	perRow := min(int((maxHeight-padding)/line), maxUnits/(maxLineUnits+1))
	starts := wrap(s, em(cm, style))
	for first := 0; first < len(starts); first += perRow {
		last := min(first+perRow, len(starts))
		end := len(s)
		if last < len(starts) {
			end = starts[last]
		}
		texts = append(texts, s[starts[first]:end])
		heights = append(heights, float64(last-first)*line+padding)
	}
	return texts, heights
}
