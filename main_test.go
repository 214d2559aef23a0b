package main

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"filippo.io/age"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/pflag"

	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"article30": main, "bare": bare})
}

// The scripts say what the program does, one behaviour each.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "fr_FR.UTF-8")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":    exits,
			"hold":     hold,
			"identity": identity,
		},
	})
}

// exits CODE PROGRAM ARGUMENT… runs a program that must end with a code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if want, _ := strconv.Atoi(args[0]); code != want {
		ts.Fatalf("exit code %d, not %d", code, want)
	}
}

// hold FILE keeps a register open for writing until the end of the script.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	s, err := session.Open(ts.MkAbs(args[0]), store.ReadWrite)
	if err == nil {
		err = s.ReadOnly()
	}
	ts.Check(err)
	ts.Defer(func() { _ = s.Close() })
}

// identity FILE VARIABLE makes a key of age, without passphrase, and gives its
// public part in a variable.
func identity(ts *testscript.TestScript, _ bool, args []string) {
	made, err := age.GenerateX25519Identity()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(made.String()+"\n"), 0o600))
	ts.Setenv(args[1], made.Recipient().String())
}

func TestAFullStandardOutputIsAnError(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full on this system")
	}
	defer full.Close()
	errOut, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer errOut.Close()
	if code := run([]string{"version"}, os.Stdin, full, errOut, func(string) string { return "" }); code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	if said, _ := os.ReadFile(errOut.Name()); len(said) == 0 {
		t.Error("no error is said")
	}
}

func TestEveryCommandAndOptionIsExplainedInBothLanguages(t *testing.T) {
	explained := func(l lang.Lang) (texts []string) {
		root := (&program{lang: l}).commands()
		root.InitDefaultHelpCmd()
		for _, c := range append(root.Commands(), root) {
			texts = append(texts, c.Short)
			if c.Long != "" {
				texts = append(texts, c.Long)
			}
			c.Flags().VisitAll(func(f *pflag.Flag) { texts = append(texts, f.Usage) })
		}
		root.PersistentFlags().VisitAll(func(f *pflag.Flag) { texts = append(texts, f.Usage) })
		return texts
	}
	fr, en := explained(lang.FR), explained(lang.EN)
	if len(fr) != len(en) || len(fr) < 30 {
		t.Fatalf("%d texts in French, %d in English", len(fr), len(en))
	}
	for i := range fr {
		if fr[i] == "" || fr[i] == en[i] {
			t.Errorf("%q in French, %q in English", fr[i], en[i])
		}
	}
}
