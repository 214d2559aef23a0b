package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"runtime"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"
)

// chunk is how many sheets one excelize file holds. Its calls cost the more
// the more sheets a file has, so a workbook is written as several small files
// of which the parts are put together: the cost of a sheet stays the same.
const chunk = 24

// part is a file of the package, compressed.
type part struct {
	name string
	data []byte // deflated
	size int
	crc  uint32
}

// chunkResult is what became of some sheets of a book.
type chunkResult struct {
	parts  []part
	heads  []string // print titles of each sheet, empty for none
	report Report
	err    error
}

// Bytes writes the workbook.
func (b *Book) Bytes() ([]byte, Report, error) {
	results := make([]chunkResult, (len(b.entries)+chunk-1)/chunk)
	numbers := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			z := newDeflater()
			for i := range numbers {
				results[i] = b.writeChunk(i*chunk, z)
			}
		})
	}
	for i := range results {
		numbers <- i
	}
	close(numbers)
	wg.Wait()

	var report Report
	var parts []part
	var heads []string
	for _, r := range results {
		if r.err != nil {
			return nil, Report{}, r.err
		}
		parts = append(parts, r.parts...)
		heads = append(heads, r.heads...)
		report.add(r.report)
	}
	index, err := b.indexParts(heads, parts)
	if err != nil {
		return nil, Report{}, err
	}
	data, err := zipParts(append(index, parts...))
	return data, report, err
}

// writeChunk writes the sheets from a first one on.
func (b *Book) writeChunk(first int, z *deflater) (result chunkResult) {
	entries := b.entries[first:min(first+chunk, len(b.entries))]
	f, styles, err := b.newFile(len(entries))
	if err != nil {
		return chunkResult{err: err}
	}
	defer f.Close()
	notes := map[string][]byte{}
	for i, e := range entries {
		s := e.draw()
		p, err := layOut(&s, e.name, b.Styles)
		if err == nil {
			err = render(f, provisional(i), &s, p, styles)
		}
		if err != nil {
			return chunkResult{err: fmt.Errorf("sheet %q: %w", e.name, err)}
		}
		if len(p.notes) > 0 { // excelize numbers these parts from 1, sheets without them left out
			n := len(notes)/2 + 1
			notes[fmt.Sprintf("xl/comments%d.xml", n)] = p.noteTexts()
			notes[fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", n)] = p.noteBoxes(s.Widths)
		}
		result.heads = append(result.heads, p.printTitles(&s, e.name))
		result.report.add(p.report)
	}
	raw, err := partsOf(f)
	if err != nil {
		return chunkResult{err: err}
	}
	maps.Copy(raw, notes)
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		data := raw[name]
		if !ofSheet.MatchString(name) {
			continue
		}
		switch {
		case strings.HasSuffix(name, ".rels"):
			data = renumberTargets(data, first)
		case first > 0 && path.Dir(name) == "xl/worksheets":
			// Two sheets selected would be edited together.
			data = bytes.Replace(data, []byte(` tabSelected="true"`), nil, 1)
		}
		result.parts = append(result.parts, z.part(renumber(name, first), data))
	}
	return result
}

// newFile returns a file that has the book's styles and n empty sheets.
func (b *Book) newFile(n int) (*excelize.File, []int, error) {
	f := excelize.NewFile() // with a first sheet
	if err := setDefaultFont(f); err != nil {
		return nil, nil, err
	}
	styles, err := registerStyles(f, b.Styles)
	if err != nil {
		return nil, nil, err
	}
	for i := 1; i < n; i++ {
		if _, err := f.NewSheet(provisional(i)); err != nil {
			return nil, nil, err
		}
	}
	return f, styles, nil
}

// provisional is what a sheet is called in its chunk, the first as in a new
// file. The names of the book stand in the list of sheets alone, which is
// written here.
func provisional(i int) string { return fmt.Sprint("Sheet", i+1) }

// printTitles is the reference of the rows repeated on each printed page.
func (p *page) printTitles(s *Sheet, name string) string {
	if s.HeadFirst == 0 {
		return ""
	}
	return fmt.Sprintf("%s!$%d:$%d", quoteName(name), p.first[s.HeadFirst-1], p.first[s.HeadLast]-1)
}

var (
	// ofSheet matches the parts that belong to one sheet, by its number; the
	// rest are written once, by indexParts.
	ofSheet = regexp.MustCompile(`^xl/(worksheets/(_rels/)?sheet|comments|drawings/vmlDrawing)\d+\.`)
	number  = regexp.MustCompile(`\d+\.(xml|vml)`)
	target  = regexp.MustCompile(`Target="\.\./(comments|drawings/vmlDrawing)\d+\.`)
)

// renumber moves the number in a part's name behind that of earlier chunks.
func renumber(name string, offset int) string {
	return number.ReplaceAllStringFunc(name, func(s string) string {
		n, suffix, _ := strings.Cut(s, ".")
		i, _ := strconv.Atoi(n) // digits, says the expression
		return strconv.Itoa(i+offset) + "." + suffix
	})
}

func renumberTargets(rels []byte, offset int) []byte {
	return target.ReplaceAllFunc(rels, func(m []byte) []byte {
		return []byte(strings.TrimSuffix(renumber(string(m)+"xml", offset), "xml"))
	})
}

// partsOf has excelize write a file and returns its parts as they are.
func partsOf(f *excelize.File) (map[string][]byte, error) {
	c := &collector{parts: map[string]*bytes.Buffer{}}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return c })
	if _, err := f.WriteToBuffer(); err != nil {
		return nil, err
	}
	parts := make(map[string][]byte, len(c.parts))
	for name, b := range c.parts {
		parts[name] = b.Bytes()
	}
	return parts, nil
}

// collector is a ZipWriter that keeps the parts instead of packing them.
type collector struct{ parts map[string]*bytes.Buffer }

func (c *collector) Create(name string) (io.Writer, error) {
	c.parts[name] = new(bytes.Buffer)
	return c.parts[name], nil
}

func (*collector) AddFS(fs.FS) error { return fs.ErrInvalid }
func (*collector) Close() error      { return nil }

// deflater compresses parts, one after the other: a compressor costs more to
// make than to use.
type deflater struct {
	w   *flate.Writer
	out bytes.Buffer
}

func newDeflater() *deflater {
	w, _ := flate.NewWriter(nil, flate.DefaultCompression) // fails for unknown levels only
	return &deflater{w: w}
}

func (d *deflater) part(name string, data []byte) part {
	d.out.Reset()
	d.w.Reset(&d.out)
	d.w.Write(data) // to memory: cannot fail
	d.w.Close()
	return part{name: name, data: bytes.Clone(d.out.Bytes()), size: len(data), crc: crc32.ChecksumIEEE(data)}
}

// zipParts packs the parts in one order, whatever the order they came in:
// the list of content types first, as readers that stream expect it.
func zipParts(parts []part) ([]byte, error) {
	sort.Slice(parts, func(i, j int) bool {
		a, b := parts[i].name, parts[j].name
		if first := "[Content_Types].xml"; a == first || b == first {
			return a == first && b != first
		}
		return a < b
	})
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate, CRC32: p.crc,
			CompressedSize64: uint64(len(p.data)), UncompressedSize64: uint64(p.size),
		})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(p.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
