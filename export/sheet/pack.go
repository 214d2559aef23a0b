package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"html"
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

// chunkOf is how many sheets one excelize file holds, for a book of n. Its calls
// cost the more the more sheets a file has, so a workbook is written as several
// small files of which the parts are put together: the cost of a sheet stays the
// same. A small book is divided too, since the files are made in parallel. The
// number of processors does not count: the bytes would depend on it.
func chunkOf(n int) int {
	const least, most, files = 4, 24, 10
	return max(least, min(n/files, most))
}

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
	names  []string // what defines the names of each sheet, empty for none
	report Report
	err    error
}

// Bytes writes the workbook.
func (b *Book) Bytes() ([]byte, Report, error) {
	index, styles, err := b.newFile()
	if err != nil {
		return nil, Report{}, err
	}
	defer index.Close()
	chunk := chunkOf(len(b.entries))
	results := make([]chunkResult, (len(b.entries)+chunk-1)/chunk)
	numbers, drawn := make(chan int), b.counter()
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			c, z := new(collector), newDeflater()
			for i := range numbers {
				first := i * chunk
				last := min(first+chunk, len(b.entries))
				results[i] = b.writeChunk(first, last, styles, c, z, drawn)
			}
		})
	}
	for i := range results {
		numbers <- len(results) - 1 - i // the fullest sheets come last in a book: begin with them
	}
	close(numbers)
	wg.Wait()

	var report Report
	var parts []part
	var names []string
	for _, r := range results {
		if r.err != nil {
			return nil, Report{}, r.err
		}
		parts = append(parts, r.parts...)
		names = append(names, r.names...)
		report.add(r.report)
	}
	shared, err := b.indexParts(index, names, parts)
	if err != nil {
		return nil, Report{}, err
	}
	data, err := zipParts(append(shared, parts...))
	return data, report, err
}

// counter returns what tells the progress of one more sheet drawn.
func (b *Book) counter() func() {
	if b.Progress == nil {
		return func() {}
	}
	var mu sync.Mutex
	done := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		b.Progress(done, len(b.entries))
	}
}

// writeChunk writes the sheets from a first one to before a last one. styles are
// the ids of the book's styles in the part that holds them, which indexParts
// writes: the file of a chunk need not know them.
func (b *Book) writeChunk(first, last int, styles []int, c *collector, z *deflater, drawn func()) (result chunkResult) {
	entries := b.entries[first:last]
	f := excelize.NewFile() // with a first sheet
	defer f.Close()
	for i := 1; i < len(entries); i++ {
		if _, err := f.NewSheet(provisional(i)); err != nil {
			return chunkResult{err: err}
		}
	}
	notes := map[string][]byte{}
	for i, e := range entries {
		s := e.draw()
		p, err := layOut(&s, e.name, b.Styles)
		if err == nil {
			err = render(f, provisional(i), e.name, &s, p, styles)
		}
		if err != nil {
			return chunkResult{err: fmt.Errorf("sheet %q: %w", e.name, err)}
		}
		if len(p.notes) > 0 { // excelize numbers these parts from 1, sheets without them left out
			n := len(notes)/2 + 1
			notes[fmt.Sprintf("xl/comments%d.xml", n)] = p.noteTexts()
			notes[fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", n)] = p.noteBoxes(s.Widths)
		}
		names, err := p.definedNames(&s, e.name, first+i)
		if err != nil {
			return chunkResult{err: err}
		}
		result.names = append(result.names, names)
		result.report.add(p.report)
		drawn()
	}
	raw, err := c.partsOf(f)
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
		case path.Dir(name) == "xl/worksheets":
			// excelize says of each sheet with a filter that it hides rows.
			blank(data, ` filterMode="true"`)
			if first > 0 { // two sheets selected would be edited together
				blank(data, ` tabSelected="true"`)
			}
		}
		result.parts = append(result.parts, z.part(renumber(name, first), data))
	}
	return result
}

// blank puts spaces in the place of an attribute, which stands before the cells
// of a sheet if at all.
func blank(sheet []byte, attribute string) {
	head, _, _ := bytes.Cut(sheet, []byte("<sheetData"))
	if i := bytes.Index(head, []byte(attribute)); i >= 0 {
		copy(head[i:], strings.Repeat(" ", len(attribute)))
	}
}

// newFile returns a file that has the book's styles, and their ids.
func (b *Book) newFile() (*excelize.File, []int, error) {
	f := excelize.NewFile()
	if err := setDefaultFont(f); err != nil {
		return nil, nil, err
	}
	styles, err := registerStyles(f, b.Styles)
	return f, styles, err
}

// provisional is what a sheet is called in its chunk, the first as in a new
// file. The names of the book stand in the list of sheets alone, which is
// written here.
func provisional(i int) string { return fmt.Sprint("Sheet", i+1) }

// definedNames gives the names that a sheet of the book defines: the rows
// repeated on each printed page, and the table that its filter works on, which
// spreadsheets expect beside the filter itself.
func (p *page) definedNames(s *Sheet, name string, index int) (string, error) {
	var b strings.Builder
	define := func(what, area string) {
		fmt.Fprintf(&b, `<definedName name="_xlnm.%s localSheetId="%d">%s!%s</definedName>`,
			what, index, html.EscapeString(quoteName(name)), area)
	}
	if s.Filter > 0 {
		area, err := p.filtered(s)
		if err != nil {
			return "", err
		}
		define(`_FilterDatabase" hidden="1"`, absolute.ReplaceAllString(area, "$$$1$$$2"))
	}
	if s.HeadFirst > 0 {
		define(`Print_Titles"`, fmt.Sprintf("$%d:$%d", p.first[s.HeadFirst-1], p.first[s.HeadLast]-1))
	}
	return b.String(), nil
}

// absolute matches a cell in an area, its column and its row.
var absolute = regexp.MustCompile(`([A-Z]+)(\d+)`)

var (
	// ofSheet matches the parts that belong to one sheet, by its number; the
	// rest are written once, by indexParts.
	ofSheet = regexp.MustCompile(`^xl/(worksheets/(_rels/)?sheet|comments|drawings/(vmlDrawing|(_rels/)?drawing)|charts/chart)\d+\.`)
	number  = regexp.MustCompile(`\d+\.(xml|vml)`)
	target  = regexp.MustCompile(`Target="\.\./(comments|drawings/(vmlDrawing|drawing)|charts/chart)\d+\.`)
)

// renumber moves the number in a part's name behind those of earlier chunks,
// which had so many sheets. A sheet has one part of each kind, charts excepted.
func renumber(name string, offset int) string {
	if strings.Contains(name, "charts/") {
		offset *= mostCharts
	}
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

// collector is a ZipWriter that keeps the parts instead of packing them. It
// serves one file after the other, in the same memory.
type collector struct {
	parts map[string]*bytes.Buffer
	spare []*bytes.Buffer
}

// partsOf has excelize write a file and returns its parts as they are. They
// hold until the next file.
func (c *collector) partsOf(f *excelize.File) (map[string][]byte, error) {
	c.spare = slices.AppendSeq(c.spare, maps.Values(c.parts))
	c.parts = map[string]*bytes.Buffer{}
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

func (c *collector) Create(name string) (io.Writer, error) {
	b := new(bytes.Buffer)
	if last := len(c.spare) - 1; last >= 0 {
		b, c.spare = c.spare[last], c.spare[:last]
		b.Reset()
	}
	c.parts[name] = b
	return b, nil
}

func (*collector) AddFS(fs.FS) error { return fs.ErrInvalid }
func (*collector) Close() error      { return nil }

// deflateLevel is the effort of compression. On the parts of a register it
// takes two thirds of the time of the default level, for files 3 % larger.
const deflateLevel = 4

// deflater compresses parts, one after the other: a compressor costs more to
// make than to use.
type deflater struct {
	w   *flate.Writer
	out bytes.Buffer
}

func newDeflater() *deflater {
	w, _ := flate.NewWriter(nil, deflateLevel) // fails for unknown levels only
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
