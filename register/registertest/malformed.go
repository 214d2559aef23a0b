package registertest

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"article30/register"
)

// Malformed is a content that is no register, though it may look like one.
type Malformed struct {
	Name    string
	Content string
	// From is the offset before which nothing is wrong, zero when the fault is
	// one of the whole.
	From int
}

// AllMalformed returns contents that are no register: text that is no JSON, JSON
// that is no register, members of a wrong type or in the wrong case, and what
// other programs and accidents leave in place of a register.
func AllMalformed() []Malformed {
	var all []Malformed
	for _, value := range brokenValues {
		for _, p := range places {
			before, after, _ := strings.Cut(p.text, "@")
			from := len(before)
			if p.typed {
				from = strings.LastIndexByte(before, '{') + 1
			}
			all = append(all, Malformed{fmt.Sprintf("%q %s", value, p.name), before + value + after, from})
		}
	}
	for _, value := range PlainValues {
		if !strings.HasPrefix(value, "{") {
			all = append(all, Malformed{fmt.Sprintf("%q alone", value), value, 0})
		}
	}
	all = append(all, accidents()...)
	for _, c := range register.Collections {
		before := fmt.Sprintf("{\"format\": 1,\n %q: ", c.Key)
		opening, closing := "", ""
		if !c.Single {
			opening, closing = "[\n ", "]"
		}
		all = append(all, misfits(before, c.Key, opening != "")...)
		all = append(all, ofTable(c.Table, before+opening, closing+"}")...)
	}
	return all
}

// places are where a value stands in a file, for an @. Where the member has a
// type, a value that begins as one of another type may be refused for that, at
// the name of the member.
var places = []struct {
	name, text string
	typed      bool
}{
	{name: "alone", text: "@"},
	{name: "as unknown member", text: "{\"format\": 1,\n \"x\": @}"},
	{name: "in an unknown list", text: "{\"format\": 1,\n \"x\": [0, @]}"},
	{name: "in a sub-record", text: "{\"format\": 1, \"treatments\": [{\"purposes\": [{\"text\": \"a\",\n \"x\": @}]}]}"},
	{name: "as text of a record", text: "{\"format\": 1, \"treatments\": [\n {\"name\": @, \"owner\": \"b\"}]}", typed: true},
}

// PlainValues are values that a member unknown to this program may have.
var PlainValues = []string{
	"null", "true", "false", "0", "-0", "1", "-1", "10", "0.5", "-0.5", "1.50", "1e3", "1E3", "1e+3", "1e-3", "0e0", "123.456e78", "-1e-9999", "1e9999",
	"12345678901234567890", "0.1000000000000000055511151231257827", `""`, `"a"`, `" "`, `"\""`, `"\\"`, `"\/"`, `"\b\f\n\r\t"`, `"\u0000"`, `"\u00e9"`, `"\u00E9"`,
	`"é"`, `"日本"`, `"😀"`, `"\ud83d\ude00"`, "\"\u007f\"", "\"\u2028\"", "\"\ufeff\"", "\"\uffff\"", `"\uffff"`, `"//"`, `"/* */"`, "[]", "[[]]", "[null]", "[1,\"a\",{}]",
	"[1,1]", "{}", `{"":0}`, `{"a":{"a":{}}}`, `{"\u0000":0}`, `{"é":"e"}`, `{"a":1,"A":2}`, strings.Repeat("[", 50) + strings.Repeat("]", 50),
}

// brokenValues are no JSON values, nor the beginning or the end of one.
var brokenValues = []string{
	// numbers
	"01", "-01", "00", "+1", ".5", "-.5", "1.", "1.e3", "1e", "1e+", "1E-", "-", "--1", "- 1", "1.5.2", "1e5e5", "1e1.5", "0x1F", "0b1", "0o7", "1_000", "1 000", "1h",
	"Infinity", "-Infinity", "NaN", "-NaN", "１", "½", "٣", "−1", "1'000",
	// words
	"True", "TRUE", "tru", "truth", "nul", "Null", "None", "nil", "undefined", "yes", "oui", "fals", "falsee", "nulll", "true false", "t", "n",
	// strings
	"'a'", `"a`, `a"`, `"a" "b"`, `"a""b"`, `"\x41"`, `"\a"`, `"\'"`, `"\u12"`, `"\u12G4"`, `"\u"`, `"\U0041"`, `"\u{41}"`, `"\`, `"\"`, "\"a\tb\"", "\"a\nb\"", "\"a\r\nb\"", "\"a\\\nb\"",
	"\"\x00\"", "\"\x1b[2J\"", "\"\x1f\"", "\"", "“a”", "«a»", "`a`", `b"a"`, `"""a"""`, "a", `\"a\"`,
	`"\ud800"`, `"\udc00"`, `"\ud800\ud800"`, `"\ud800a"`, `"\udc00\ud800"`, `"\ud83d \ude00"`, `"\ud83d\n"`,
	"\"\xff\"", "\"\xfe\xff\"", "\"\xc3\"", "\"\xc0\xaf\"", "\"\xe0\x80\xaf\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "\"\xf8\x88\x80\x80\x80\"", "\"\xe2\x82\"", "\"\x80\"", "\"Soci\xe9t\xe9\"", "\xe9",
	// lists
	"[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1;2]", "[1:2]", "[", "[1", "[1,", "[\"a\"", "[\"a", "]", "[1}", "[1)", "(1)", "[...]", `["a":1]`, "[1]]", "[[1]", "[-]", "[1 true]",
	// objects
	"{", "}", "{]", "{{}}", "{a: 1}", "{'a': 1}", `{"a" 1}`, `{"a"}`, `{"a": }`, `{"a":`, `{"a`, `{"a": 1`, `{"a": 1,`, `{"a": 1,}`, `{,"a": 1}`, `{"a": 1,,"b": 2}`, `{"a": 1 "b": 2}`, `{"a": 1; "b": 2}`,
	`{"a"= 1}`, `{"a"=> 1}`, `{"a"::1}`, `{1: 2}`, `{null: 1}`, `{true: 1}`, `{"a": 1]`, `{"a": 1}}`, `{"a", "b"}`, `{[]: 1}`, `{"a": 1, "a": 2}`, `{"a": 1, "\u0061": 1}`, `{"\ud800": 1}`, "{\"\xff\": 1}", `{"a": {"b": 1, "b": 1}}`, `{"a": 1, ...}`,
	// what stands in no JSON
	"// a\n1", "/* a */ 1", "1 // a\n", "1 /* a */", "/* a", "# a\n1", "-- a\n1", "; a\n1", "<!-- a -->", "<a>1</a>", "1;", ";", ":", ",", "*", "@", "\\", `\u0031`, "$a", "${a}", "{{ a }}", "%s", "&", "=1",
	"\u00a01", "\u20281", "\u200b1", "\f1", "\v1", "1\ufeff", "\x00", "1\x00", "\x7f", "function() {}", "new Date()", "- a\n- b", "a: 1", "1 2", "",
}

// accidents are what a register's name is found to hold, other than a register.
func accidents() []Malformed {
	const whole = "{\n  \"format\": 1,\n  \"organisation\": {\n    \"name\": \"Exemple\"\n  }\n}\n"
	utf16of := func(order func(hi, lo byte) string, text string) string {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(text)) {
			b.WriteString(order(byte(u>>8), byte(u)))
		}
		return b.String()
	}
	big := func(hi, lo byte) string { return string([]byte{hi, lo}) }
	little := func(hi, lo byte) string { return string([]byte{lo, hi}) }
	big32 := func(hi, lo byte) string { return string([]byte{0, 0, hi, lo}) }
	little32 := func(hi, lo byte) string { return string([]byte{lo, hi, 0, 0}) }

	return []Malformed{
		{"spaces alone", " \r\n\t\n", 0},
		{"mark alone", "\ufeff", 0},
		{"two marks", "\ufeff\ufeff" + whole, 0},
		{"zero bytes", strings.Repeat("\x00", 4096), 0},
		{"zero tail", whole + strings.Repeat("\x00", 512), len(whole)},
		{"zero tail of a cut file", whole[:40] + strings.Repeat("\x00", 512), 0},
		{"zero bytes first", "\x00" + whole, 0},
		{"UTF-16, little end first", utf16of(little, "\ufeff"+whole), 0},
		{"UTF-16, big end first", utf16of(big, "\ufeff"+whole), 0},
		{"UTF-16, little end first, without mark", utf16of(little, whole), 0},
		{"UTF-16, big end first, without mark", utf16of(big, whole), 0},
		{"UTF-32, little end first", utf16of(little32, "\ufeff"+whole), 0},
		{"UTF-32, big end first", utf16of(big32, "\ufeff"+whole), 0},
		{"UTF-32, little end first, without mark", utf16of(little32, whole), 0},
		{"UTF-32, big end first, without mark", utf16of(big32, whole), 0},
		{"Latin-1", strings.Replace(whole, "Exemple", "Soci\xe9t\xe9", 1), 42},
		{"Windows-1252", strings.Replace(whole, "Exemple", "l\x92exemple", 1), 42},
		{"merge to finish", strings.Replace(whole, "  \"org", "<<<<<<< HEAD\n=======\n>>>>>>> a\n  \"org", 1), 17},
		{"merge of the whole", "<<<<<<< HEAD\n" + whole + "=======\n" + whole + ">>>>>>> theirs\n", 0},
		{"merge with the ancestor", strings.Replace(whole, "    \"name\"", "<<<<<<< a\n||||||| b\n=======\n>>>>>>> c\n    \"name\"", 1), 37},
		{"lost end of a merge", whole + ">>>>>>> theirs\n", len(whole)},
		{"web page", "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n", 0},
		{"web page after a blank", "\n\n  <html>", 0},
		{"XML", "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>", 0},
		{"twice", whole + whole, len(whole)},
		{"two registers on a line", "{\"format\": 1} {\"format\": 1}", 13},
		{"cut in a name", whole[:20], 0},
		{"without its last bracket", strings.TrimSuffix(whole, "}\n"), 0},
		{"spreadsheet", "PK\x03\x04\x14\x00\x06\x00", 0},
		{"PDF", "%PDF-1.7\n", 0},
		{"image", "\x89PNG\r\n\x1a\n", 0},
		{"CSV", "nom;base légale\nPaie;obligation\n", 0},
		{"YAML", "format: 1\norganisation:\n  name: Exemple\n", 0},
		{"TOML", "format = 1\n[organisation]\n", 0},
		{"age", "age-encryption.org/v1\n-> X25519 abc\n", 0},
		{"armoured age", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", 0},
		{"message", "error: not found\n", 0},
		{"git pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", 0},
		{"empty object", "{}", 0},
		{"another program's", "{\"name\": \"x\", \"version\": \"1.0.0\"}", 0},
		{"format as text", "{\"format\": \"1\"}", 1},
		{"format as fraction", "{\"format\": 1.5}", 1},
		{"format zero", "{\"format\": 0}", 0},
		{"format below zero", "{\"format\": -1}", 0},
		{"format null", "{\"format\": null}", 0},
		{"format too large", "{\"format\": 9223372036854775808}", 1},
		{"format as list", "{\"format\": [1]}", 1},
		{"format twice", "{\"format\": 1, \"format\": 1}", 13},
		{"65 levels of lists", "{\"format\": 1, \"x\": " + strings.Repeat("[", 64) + strings.Repeat("]", 64) + "}", 19},
		{"65 levels of objects", "{\"format\": 1, \"x\": " + strings.Repeat("{\"a\":", 64) + "1" + strings.Repeat("}", 64) + "}", 19},
		{"100,000 levels", "{\"format\": 1, \"x\": " + strings.Repeat("[", 100_000), 19},
		{"100,000 closing brackets", "{\"format\": 1}" + strings.Repeat("]", 100_000), 13},
		{"100,000 levels after a text with brackets", "{\"format\": 1, \"x\": \"[[\\\"[\", \"y\": " + strings.Repeat("{\"\":", 100_000), 33},
	}
}

// misfits gives a member the values of every type but its own.
func misfits(before, key string, list bool) []Malformed {
	var all []Malformed
	for _, value := range []string{"1", "true", "\"a\"", "{}", "[]", "[1]", "[[]]"} {
		if !list && value == "{}" || list && value == "[]" {
			continue
		}
		all = append(all, Malformed{key + " is " + value, before + value + "}", 0})
	}
	return all
}

// ofTable gives each field of a record, and of the groups and sub-records in it,
// a value that is none, and writes its name in another case.
func ofTable(t *register.Table, before, after string) []Malformed {
	var all []Malformed
	for i := range t.Fields {
		f := &t.Fields[i]
		member := func(key, value string) Malformed {
			return Malformed{
				Name:    fmt.Sprintf("%s: %s is %s", t.Name.EN, key, value),
				Content: before + fmt.Sprintf("{%q: %s}", key, value) + after, From: len(before),
			}
		}
		all = append(all, member(strings.ToUpper(f.Key), "null"))
		opening, closing := fmt.Sprintf("{%q: ", f.Key), "}"
		switch f.Kind {
		case register.KindYesNo:
			all = append(all, member(f.Key, "\"yes\""), member(f.Key, "1"))
		case register.KindNumber:
			all = append(all, member(f.Key, "\"1\""), member(f.Key, "1.5"), member(f.Key, "1e99"))
		case register.KindChoices, register.KindRefs:
			all = append(all, member(f.Key, "\"a\""), member(f.Key, "[1]"))
		case register.KindGroup:
			all = append(all, member(f.Key, "[]"), member(f.Key, "\"a\""))
			all = append(all, ofTable(f.Table, before+opening, closing+after)...)
		case register.KindList:
			all = append(all, member(f.Key, "{}"), member(f.Key, "[1]"))
			all = append(all, ofTable(f.Table, before+opening+"[", "]"+closing+after)...)
		default:
			all = append(all, member(f.Key, "1"), member(f.Key, "[]"))
		}
	}
	return all
}
