package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"article30/register/lang"
)

// testDisk is the disk of the machine with faults: the step numbered failAt
// and, when persistent, all later ones fail with err; so do all steps of the
// kind failOn.
type testDisk struct {
	osDisk
	noExchange, noLink bool

	armed      bool
	steps      int
	failAt     int
	failOn     string
	persistent bool
	err        error
	failed     string // the first step that failed
	opened     int
	log        []string // the steps, in their order

	durable    bool              // what is to be put on the disk is put there
	onStep     func(step string) // called before each step
	beforeSync func()            // called before the folder of the file is put on the disk
	beforeSwap func()            // called before the file at the path is exchanged or linked
}

func (d *testDisk) step(name string) error {
	if !d.armed {
		return nil
	}
	d.steps++
	d.log = append(d.log, name)
	if d.onStep != nil {
		d.onStep(name)
	}
	if d.steps == d.failAt || d.persistent && d.steps > d.failAt || name == d.failOn {
		if d.failed == "" {
			d.failed = name
		}
		return &fs.PathError{Op: name, Path: "x", Err: d.err}
	}
	return nil
}

func (d *testDisk) stat(path string) (fs.FileInfo, error) {
	if err := d.step("stat"); err != nil {
		return nil, err
	}
	return d.osDisk.stat(path)
}

func (d *testDisk) lstat(path string) (fs.FileInfo, error) {
	if err := d.step("lstat"); err != nil {
		return nil, err
	}
	return d.osDisk.lstat(path)
}

func (d *testDisk) open(path string) (handle, error) {
	d.opened++
	if err := d.step("open"); err != nil {
		return nil, err
	}
	h, err := d.osDisk.open(path)
	return testFile{h, d}, err
}

func (d *testDisk) create(path string) (handle, error) {
	if err := d.step("create"); err != nil {
		return nil, err
	}
	h, err := d.osDisk.create(path)
	return testFile{h, d}, err
}

func (d *testDisk) extend(path string) (handle, error) {
	if err := d.step("extend"); err != nil {
		return nil, err
	}
	h, err := d.osDisk.extend(path)
	return testFile{h, d}, err
}

func (d *testDisk) mkdir(path string) error {
	if err := d.step("mkdir"); err != nil {
		return err
	}
	return d.osDisk.mkdir(path)
}

func (d *testDisk) chmod(path string, mode fs.FileMode) error {
	if err := d.step("chmod"); err != nil {
		return err
	}
	return d.osDisk.chmod(path, mode)
}

func (d *testDisk) readDir(path string) ([]fs.DirEntry, error) {
	if err := d.step("readDir"); err != nil {
		return nil, err
	}
	return d.osDisk.readDir(path)
}

func (d *testDisk) rename(from, to string) error {
	if err := d.step("rename"); err != nil {
		return err
	}
	return d.osDisk.rename(from, to)
}

func (d *testDisk) renameNew(from, to string) error {
	if err := d.step("renameNew"); err != nil {
		return err
	}
	return d.osDisk.renameNew(from, to)
}

func (d *testDisk) exchange(in, target, spare string) (string, error) {
	if d.noExchange {
		return "", errors.ErrUnsupported
	}
	if d.beforeSwap != nil {
		d.beforeSwap()
	}
	if err := d.step("exchange"); err != nil {
		return "", err
	}
	return d.osDisk.exchange(in, target, spare)
}

func (d *testDisk) link(from, to string) error {
	if d.beforeSwap != nil {
		d.beforeSwap()
	}
	if err := d.step("link"); err != nil {
		return err
	}
	if d.noLink {
		if _, err := d.osDisk.lstat(from); err != nil {
			return err
		}
		return &fs.PathError{Op: "link", Path: to, Err: syscall.EPERM}
	}
	return d.osDisk.link(from, to)
}

func (d *testDisk) remove(path string) error {
	if err := d.step("remove"); err != nil {
		return err
	}
	return d.osDisk.remove(path)
}

// syncDir does nothing unless durable: where no power is cut, waiting for the
// disk shows nothing.
func (d *testDisk) syncDir(path string) error {
	if d.beforeSync != nil {
		d.beforeSync()
	}
	if err := d.step("syncDir"); err != nil || !d.durable {
		return err
	}
	return d.osDisk.syncDir(path)
}

type testFile struct {
	handle
	d *testDisk
}

func (f testFile) Read(p []byte) (int, error) {
	if err := f.d.step("read"); err != nil {
		return 0, err
	}
	return f.handle.Read(p)
}

func (f testFile) ReadAt(p []byte, at int64) (int, error) {
	if err := f.d.step("readAt"); err != nil {
		return 0, err
	}
	return f.handle.ReadAt(p, at)
}

// Write writes half before it fails, as a full disk does.
func (f testFile) Write(p []byte) (int, error) {
	if err := f.d.step("write"); err != nil {
		n, _ := f.handle.Write(p[:len(p)/2])
		return n, err
	}
	return f.handle.Write(p)
}

func (f testFile) Stat() (fs.FileInfo, error) {
	if err := f.d.step("fstat"); err != nil {
		return nil, err
	}
	return f.handle.Stat()
}

func (f testFile) Chmod(mode fs.FileMode) error {
	if err := f.d.step("fchmod"); err != nil {
		return err
	}
	return f.handle.Chmod(mode)
}

func (f testFile) Sync() error {
	if err := f.d.step("sync"); err != nil || !f.d.durable {
		return err
	}
	return f.handle.Sync()
}

func (f testFile) keepOwner(like fs.FileInfo) error {
	if err := f.d.step("chown"); err != nil {
		return err
	}
	return f.handle.keepOwner(like)
}

func (f testFile) Close() error {
	err := f.handle.Close()
	if fault := f.d.step("close"); fault != nil {
		return fault
	}
	return err
}

// diskKinds are the ways a file system can replace a file.
var diskKinds = map[string]func() *testDisk{
	"exchange": func() *testDisk { return &testDisk{} },
	"link":     func() *testDisk { return &testDisk{noExchange: true} },
	"copy":     func() *testDisk { return &testDisk{noExchange: true, noLink: true} },
}

func withDisk(d disk) Option           { return func(f *File) { f.disk = d } }
func withStateDir(path string) Option  { return func(f *File) { f.stateDir = path } }
func writeWithDisk(d disk) WriteOption { return func(w *writing) { w.disk = d } }

// testClock is set by hand.
type testClock struct{ now time.Time }

func (c *testClock) Now() time.Time          { return c.now }
func (c *testClock) advance(d time.Duration) { c.now = c.now.Add(d) }

func newClock() *testClock {
	return &testClock{now: time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)}
}

// memoryDir is a folder in memory where the system has one, for the tests that
// make thousands of files.
func memoryDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "store-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// newRegister writes a file as another program would.
func newRegister(t testing.TB, content string) string {
	t.Helper()
	return newRegisterIn(t, t.TempDir(), content)
}

func newRegisterIn(t testing.TB, dir, content string) string {
	t.Helper()
	path := filepath.Join(dir, "registre.json")
	put(t, path, content)
	return path
}

func put(t testing.TB, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func wantContent(t testing.TB, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Fatalf("%s holds %.60q (%v), want %.60q", filepath.Base(path), got, err, want)
	}
}

// open opens a file for writing, and fails the test when it cannot.
func open(t testing.TB, path string, options ...Option) *File {
	t.Helper()
	f, err := Open(path, ReadWrite, append([]Option{withStateDir(filepath.Join(filepath.Dir(path), "state"))}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	if f.ReadOnly() != nil {
		t.Fatalf("opened read-only: %v", f.ReadOnly())
	}
	return f
}

func save(t testing.TB, f *File, content string) Saved {
	t.Helper()
	saved, err := f.Save([]byte(content))
	if err != nil || saved.Warning != nil {
		t.Fatalf("Save: %v, warning %v", err, saved.Warning)
	}
	return saved
}

// closeFile closes before the end of the test.
func closeFile(t testing.TB, f *File) {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// wantLine checks that an error is one line that says what to do, in both
// languages.
func wantLine(t testing.TB, err error) {
	t.Helper()
	if english := lang.Message(err, lang.EN); err.Error() != english {
		t.Fatalf("says %q by itself, and %q to a reader", err, english)
	}
	for _, l := range lang.All {
		line := lang.Message(err, l)
		if strings.ContainsAny(line, "\n\r") || !strings.Contains(line, ";") || strings.Contains(line, "%!") {
			t.Fatalf("not a line that says what to do: %q", line)
		}
	}
}

// contents reads the versions, the oldest first.
func contents(t testing.TB, f *File) []string {
	t.Helper()
	versions, err := f.Versions()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, v := range versions {
		content, err := f.Version(v.Number)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(content))
	}
	return all
}

func entries(t testing.TB, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		out = append(out, e.Name())
	}
	return out
}
