//go:build unix

package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What the test binary does when it is started again as another process.
const (
	roleVariable = "STORE_TEST_ROLE"
	roleSaves    = "saves"   // save without end, and say each save that is confirmed
	roleSeals    = "seals"   // likewise, a sealed file
	roleLimited  = "limited" // save over a limit on the size of files
	roleSitting  = "sitting" // see sitting
)

func TestMain(m *testing.M) {
	var err error
	switch os.Getenv(roleVariable) {
	case roleSaves:
		err = saveWithoutEnd(os.Args[1])
	case roleSeals:
		err = saveWithoutEnd(os.Args[1], withTestSeal())
	case roleLimited:
		err = saveOverTheLimit(os.Args[1])
	case roleSitting:
		sitting(os.Args[1])
	default:
		os.Exit(m.Run())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func child(t testing.TB, role string, args ...string) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), roleVariable+"="+role)
	cmd.Stderr = os.Stderr
	return cmd
}

// numbered is a content that tells its number and whether it is whole; it
// grows and shrinks between 20 bytes and 200 KB.
func numbered(n int) []byte {
	size := n * 7919 % 200_000
	return fmt.Appendf(nil, "%010d\n%s\n", n, bytes.Repeat([]byte{'a' + byte(n%26)}, size))
}

func numberOf(content []byte) (int, error) {
	line, _, _ := bytes.Cut(content, []byte("\n"))
	n, err := strconv.Atoi(string(line))
	if err != nil || !bytes.Equal(content, numbered(n)) {
		return 0, fmt.Errorf("torn: %d bytes beginning with %.20q", len(content), content)
	}
	return n, nil
}

func saveWithoutEnd(path string, options ...Option) error {
	f, err := Open(path, ReadWrite, options...)
	if err != nil {
		return err
	}
	if reason := f.ReadOnly(); reason != nil {
		return reason
	}
	if f.ChangedSinceSave() {
		return errors.New("a killed save passes for a change by another program")
	}
	n, err := numberOf(f.Content())
	if err != nil {
		return err
	}
	fmt.Println(n)
	for {
		n++
		if _, err := f.Save(numbered(n)); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func TestKilledSavesLeaveTheOldOrTheNew(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "registre.json")
	put(t, path, string(numbered(0)))
	deadline := time.Now().Add(3 * time.Second)
	runs, saves, leftovers, last := 0, 0, 0, 0
	for ; runs < *kills || *kills == 0 && time.Now().Before(deadline); runs++ {
		confirmed := killOneSaver(t, roleSaves, path)
		for _, name := range entries(t, filepath.Dir(path)) {
			switch name {
			case "registre.json", ".registre.json.d":
			case ".registre.json.new":
				leftovers++
			default:
				t.Fatalf("left in the folder: %s", name)
			}
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n, err := numberOf(content)
		if err != nil {
			t.Fatal(err)
		}
		if n < confirmed || n > confirmed+1 || confirmed < last {
			t.Fatalf("save %d was confirmed, the file holds %d", confirmed, n)
		}
		saves += n - last
		last = n
	}
	closeFile(t, open(t, path))
	if got := entries(t, filepath.Dir(path)); len(got) > 2 {
		t.Fatalf("left in the folder: %v", got)
	}
	if leftovers == 0 && runs > 1000 {
		t.Fatal("no kill met a save")
	}
	t.Logf("%d kills, %d saves, %d leftovers, 0 torn, 0 confirmed saves lost", runs, saves, leftovers)
}

func TestKilledSavesOfASealedFileLeaveNothingInTheClear(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "registre.json.age")
	put(t, path, sealedText(t, string(numbered(0))))
	deadline := time.Now().Add(time.Second)
	for time.Now().Before(deadline) {
		confirmed := killOneSaver(t, roleSeals, path)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		content, err := testSeal{}.Open(raw)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := numberOf(content); err != nil || n < confirmed || n > confirmed+1 {
			t.Fatalf("save %d was confirmed, the file holds %d (%v)", confirmed, n, err)
		}
		left, err := os.ReadFile(tempPath(path))
		if err == nil && len(left) >= len(sealMark) && !strings.HasPrefix(string(left), sealMark) {
			t.Fatalf("left in the clear: %.40q", left)
		}
	}
	closeFile(t, open(t, path, withTestSeal()))
}

// killOneSaver kills a saver soon after its first save, and returns the last
// save that it confirmed.
func killOneSaver(t *testing.T, role, path string) int {
	t.Helper()
	cmd := child(t, role, path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	first, err := lines.ReadString('\n')
	if err != nil {
		t.Fatalf("the saver says nothing: %v", err)
	}
	// Not a wait for something to be done: the moment of the kill is random.
	time.Sleep(time.Duration(rand.IntN(25_000)) * time.Microsecond)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(lines)
	if err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	said := strings.Fields(first + string(rest))
	n, err := strconv.Atoi(said[len(said)-1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestTheLockGoesWithItsProcess(t *testing.T) {
	t.Parallel()
	path := filepath.Join(memoryDir(t), "registre.json")
	put(t, path, string(numbered(0)))
	var took []time.Duration
	for range *starts {
		took = append(took, openAfterKill(t, path))
	}
	slices.Sort(took)
	longest := took[len(took)-1]
	if longest > 2*time.Second {
		t.Fatalf("the lock was free only after %v", longest)
	}
	t.Logf("%d starts beside a running program: never two; open %v after its kill -9 (p99 %v, longest %v)",
		*starts, took[len(took)/2], took[len(took)*99/100], longest)
}

// openAfterKill opens a file for writing once the process that held it is
// killed, and returns how long after.
func openAfterKill(t *testing.T, path string) time.Duration {
	t.Helper()
	cmd := child(t, roleSaves, path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, ReadWrite)
	if err != nil || !errors.Is(f.ReadOnly(), ErrLocked) {
		t.Fatalf("while another process saves: %v %v", err, f.ReadOnly())
	}
	if !strings.Contains(f.ReadOnly().EN, strconv.Itoa(cmd.Process.Pid)) {
		t.Fatalf("the holder is not named: %v", f.ReadOnly())
	}
	_ = cmd.Process.Kill()
	killed := time.Now()
	for {
		f, err := Open(path, ReadWrite)
		if err != nil {
			t.Fatal(err)
		}
		if f.ReadOnly() == nil {
			took := time.Since(killed)
			closeFile(t, f)
			_ = cmd.Wait()
			return took
		}
		if !errors.Is(f.ReadOnly(), ErrLocked) || time.Since(killed) > 10*time.Second {
			t.Fatal(f.ReadOnly())
		}
	}
}

// saveOverTheLimit saves what the limit on the size of files (ulimit -f) does
// not let through.
func saveOverTheLimit(path string) error {
	f, err := Open(path, ReadWrite)
	if err != nil {
		return err
	}
	defer f.Close()
	limit := syscall.Rlimit{Cur: 64 << 10, Max: 64 << 10}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	if _, err := f.Save(make([]byte, 128<<10)); !errors.Is(err, syscall.EFBIG) || !strings.Contains(err.Error(), "disk is full") {
		return fmt.Errorf("the save over the limit says: %w", err)
	}
	if _, err := f.Save(make([]byte, 32<<10)); err != nil {
		return fmt.Errorf("the save under the limit says: %w", err)
	}
	return nil
}

func TestALimitOnTheSizeOfFilesLeavesTheRegister(t *testing.T) {
	path := newRegister(t, oldContent)
	if out, err := child(t, roleLimited, path).Output(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	if info, _ := os.Stat(path); info.Size() != 32<<10 {
		t.Fatalf("%d bytes", info.Size())
	}
	if got := entries(t, filepath.Dir(path)); len(got) != 2 {
		t.Fatalf("in the folder: %v", got)
	}
}
