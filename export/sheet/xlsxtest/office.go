package xlsxtest

import (
	"os"
	"os/exec"
	"testing"
)

// LibreOffice returns the path of LibreOffice. It takes seconds to start, so
// only ARTICLE30_OFFICE=required asks for it; else the test is skipped.
func LibreOffice(t *testing.T) string {
	t.Helper()
	if os.Getenv("ARTICLE30_OFFICE") != "required" {
		t.Skip("set ARTICLE30_OFFICE=required to open documents in LibreOffice")
	}
	path, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal(err)
	}
	return path
}
