package lang

import "testing"

func TestHiddenCharactersAreFound(t *testing.T) {
	for text, want := range map[string]rune{
		"": 0, "Données de santé — œuvre «\u00a0a\u00a0»": 0, "a\nb\tc": 0, "نامه\u200cای": 0, "👩\u200d👧": 0, "日本": 0, "e\u0301": 0,
		"a\rb": '\r', "\x1b[31m": '\x1b', "a\x7f": '\x7f', "a\u009b": '\u009b', "gpj\u202etxt": '\u202e', "z\u200bw\u202e": '\u200b', "pay\u00adpal": '\u00ad',
		"\ufeffx": '\ufeff', "a\u2028b": '\u2028', "\U000E0041": '\U000E0041', "\ue000": '\ue000', "\uffff": '\uffff', "\ufdd0": '\ufdd0',
	} {
		if got, ok := FirstHidden(text); got != want || ok != (want != 0) {
			t.Errorf("%q: %U, want %U", text, got, want)
		}
	}
	if got, ok := FirstHidden("a\x00"); got != 0 || !ok {
		t.Error("a zero byte is not found")
	}
}
