package session_test

import (
	"flag"
	"fmt"
	"testing"
	"time"

	"article30/register"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
)

var racing = flag.Duration("racing", 200*time.Millisecond, "how long to edit and save at once; to be run with -race")

// Edits, saves, looks at the disk and readings of the history run at once, and
// what is saved last is what was edited last.
func TestEditingAndSavingRunTogether(t *testing.T) {
	s := open(t, memoryDir(t), registertest.Large(30))
	type written struct {
		r     *register.Register
		saved store.Saved
		err   error
	}
	states, results, ended := make(chan *register.Register), make(chan written), make(chan struct{})
	go func() {
		defer close(ended)
		for r := range states {
			saved, err := s.Write(r)
			_, lookErr := s.ChangedOutside()
			_, logErr := s.History()
			for _, other := range []error{lookErr, logErr} {
				if err == nil {
					err = other
				}
			}
			results <- written{r, saved, err}
		}
	}()
	idle, saves, edits := true, 0, 0
	settle := func(w written) {
		if w.err != nil {
			t.Fatal(w.err)
		}
		s.Written(w.r, w.saved)
		idle = true
		saves++
	}
	for deadline := time.Now().Add(*racing); time.Now().Before(deadline); edits++ {
		id := register.Identity(s.Register().Treatments[edits%30])
		if _, err := s.Do(session.Set{Record: id, Path: "notes", To: session.Typed(fmt.Sprint(edits))}); err != nil {
			t.Fatal(err)
		}
		if edits%5 == 0 {
			if _, err := s.Undo(); err != nil {
				t.Fatal(err)
			}
		}
		select {
		case w := <-results:
			settle(w)
		default:
		}
		if r := s.Pending(); r != nil && idle {
			states <- r
			idle = false
		}
	}
	if !idle {
		settle(<-results)
	}
	close(states)
	<-ended
	if _, err := s.Save(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d edits, %d saves", edits, saves)
	again, err := session.Open(s.Path(), store.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	if file(t, again) != file(t, s) {
		t.Error("the file does not hold what was edited last")
	}
}
