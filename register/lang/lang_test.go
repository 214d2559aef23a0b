package lang

import (
	"testing"

	"pgregory.net/rapid"
)

func TestFoldIsBlindToAccentsAndCase(t *testing.T) {
	for _, pair := range [][2]string{
		{"Données de santé", "donnees de sante"},
		{"ŒUVRE", "oeuvre"},
		{"L’État", "l'etat"},
		{"e\u0301te\u0301", "ete"},
		{"Straße\u00a0X", "strasse x"},
		{"«Paie» “Paie” „Paie” ‹Paie›", "\"paie\" \"paie\" \"paie\" 'paie'"},
		{"Paie\u2013RH \u2014 vidéo\u2011surveillance", "paie-rh - video-surveillance"},
	} {
		if got := Fold(pair[0]); got != pair[1] {
			t.Errorf("Fold(%q) = %q, want %q", pair[0], got, pair[1])
		}
	}
}

func TestFoldTwiceIsFoldOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Fold(rapid.String().Draw(t, "s"))
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q", once, twice)
		}
	})
}

func TestMatchWantsEveryWord(t *testing.T) {
	text := Fold("Gestion de la paie")
	for query, want := range map[string]bool{"paie gest": true, "paie client": false, "": true} {
		if got := Match(text, query); got != want {
			t.Errorf("Match(%q) = %v, want %v", query, got, want)
		}
	}
}

func TestLanguageFollowsTheLocaleThenFrench(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want Lang
	}{
		{nil, FR},
		{map[string]string{"LANG": "en_GB.UTF-8"}, EN},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, FR},
		{map[string]string{"LANG": "C"}, FR},
		{map[string]string{"LC_MESSAGES": "en", "LANG": "fr_FR"}, EN},
	} {
		if got := FromLocale(func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("FromLocale(%v) = %v, want %v", c.env, got, c.want)
		}
	}
}

func TestPlural(t *testing.T) {
	for _, c := range []struct {
		l    Lang
		n    int
		want string
	}{{FR, 0, "one"}, {FR, 1, "one"}, {FR, 2, "many"}, {EN, 0, "many"}, {EN, 1, "one"}} {
		if got := c.l.Plural(c.n, "one", "many"); got != c.want {
			t.Errorf("%v.Plural(%d) = %q, want %q", c.l, c.n, got, c.want)
		}
	}
}
