package register

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"article30/register/lang"
)

// maxDepth is how deep a register may nest; ours nest six levels deep.
const maxDepth = 64

// Fault is why a file is not a register, and where: lines and columns are
// counted from 1, columns in characters.
type Fault struct {
	Line, Column int
	reason       *lang.Error
}

func (f *Fault) Error() string { return f.In(lang.EN) }

// In returns the fault as LINE:COLUMN: reason, in one language.
func (f *Fault) In(l lang.Lang) string {
	return fmt.Sprintf("%d:%d: %s", f.Line, f.Column, f.reason.In(l))
}

// Unwrap returns the reason alone.
func (f *Fault) Unwrap() error { return f.reason }

// Decode reads a register file. Unknown members are kept at every level; a
// byte order mark is accepted. A file written by hand may lack the
// organisation, or IDs: they are given. The error is a *Fault and says what is wrong in
// one line: text that is no UTF-8 or no JSON, a member twice or in the wrong
// case, a value of the wrong type, a file that is empty or was cut.
func Decode(data []byte) (*Register, error) {
	content := bytes.TrimPrefix(data, byteOrderMark)
	if reason := refuse(content); reason != nil {
		return nil, &Fault{1, 1, reason}
	}
	if r, ok := decodeApart(content, readWhole); ok {
		return r, nil
	}
	return decodeWhole(content)
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// asWritten keeps the members that are not known as they are written.
var asWritten = jsontext.PreserveRawStrings(true)

// decodeWhole decodes a file in one piece.
func decodeWhole(content []byte) (*Register, error) {
	if offset := tooDeep(content); offset >= 0 {
		return nil, faultAt(content, offset, lang.Errorf(text("plus de %d niveaux imbriqués\u00a0; ce n'est pas un registre", "nested deeper than %d levels; this is not a register"), maxDepth))
	}
	r := new(Register)
	if err := json.Unmarshal(content, r, asWritten); err != nil {
		return nil, explain(content, err)
	}
	if pointer := nullRecord(r); pointer != "" {
		return nil, faultAt(content, offsetOf(content, pointer), lang.Errorf(text(
			"%s\u00a0: «\u00a0null\u00a0» n'est pas une fiche\u00a0; supprimez-le",
			"%s: \"null\" is no record; take it out"), string(pointer)))
	}
	if pointer, known := wrongCase(r); pointer != "" {
		return nil, faultAt(content, offsetOf(content, pointer), lang.Errorf(text(
			"membre «\u00a0%s\u00a0»\u00a0; écrivez «\u00a0%s\u00a0», la casse compte",
			"member \"%s\"; write \"%s\", case matters"), pointer.LastToken(), known))
	}
	if r.Format < 1 {
		return nil, &Fault{1, 1, lang.Errorf(text(
			"pas de numéro «\u00a0format\u00a0»\u00a0; ce fichier JSON n'est pas un registre",
			"no \"format\" number; this JSON file is not a register"))}
	}
	if r.Organisation == nil {
		r.Organisation = new(Organisation)
	}
	for _, c := range Collections {
		for i := range c.Len(r) {
			c.Table.identify(c.At(r, i))
		}
	}
	return r, nil
}

// refuse names the contents that are no register at a glance.
func refuse(content []byte) *lang.Error {
	start := bytes.TrimLeft(content, " \t\r\n")
	switch {
	case len(start) == 0:
		return lang.Errorf(text("le fichier est vide\u00a0; reprenez une version antérieure, gardée dans le dossier .d/versions à côté", "the file is empty; take back an earlier version, kept in the .d/versions folder beside it"))
	case len(bytes.Trim(content, "\x00")) == 0:
		return lang.Errorf(text("le fichier ne contient que des octets nuls (écriture interrompue)\u00a0; reprenez une version antérieure, gardée dans le dossier .d/versions à côté", "the file holds only zero bytes (an interrupted write); take back an earlier version, kept in the .d/versions folder beside it"))
	case wideEncoding(content) != "":
		return lang.Errorf(text("le fichier est en %s\u00a0; enregistrez-le en UTF-8", "the file is in %s; save it as UTF-8"), wideEncoding(content))
	case start[0] == '<' && !bytes.HasPrefix(start, []byte("<<<<<<<")):
		return lang.Errorf(text("le fichier est une page web, pas un registre\u00a0; reprenez une version antérieure, gardée dans le dossier .d/versions à côté", "the file is a web page, not a register; take back an earlier version, kept in the .d/versions folder beside it"))
	}
	return nil
}

// tooDeep returns the offset of the bracket that opens one level too many, -1
// when there is none.
func tooDeep(content []byte) int {
	depth, inString := 0, false
	for i := 0; i < len(content); i++ {
		switch c := content[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return i
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return -1
}

// explain turns an error of the JSON library into a Fault.
func explain(content []byte, err error) *Fault {
	var syntactic *jsontext.SyntacticError
	var semantic *json.SemanticError
	switch {
	case errors.As(err, &syntactic):
		return faultAt(content, int(syntactic.ByteOffset), syntaxReason(content, syntactic))
	case errors.As(err, &semantic) && semantic.JSONPointer == "":
		return faultAt(content, 0, lang.Errorf(text(
			"ce fichier JSON n'est pas un registre\u00a0; nommez-en un autre",
			"this JSON file is not a register; name another")))
	case errors.As(err, &semantic) && formatOf(content) > Format:
		return &Fault{1, 1, lang.Errorf(text(
			"le fichier vient d'une version plus récente du programme (format %d)\u00a0; ouvrez-le avec celle-ci",
			"the file comes from a newer version of the program (format %d); open it with that one"), formatOf(content))}
	case errors.As(err, &semantic):
		offset := offsetOf(content, semantic.JSONPointer)
		if offset < 0 {
			offset = int(semantic.ByteOffset)
		}
		return faultAt(content, offset, lang.Errorf(text(
			"%s\u00a0: valeur d'un type inattendu\u00a0; corrigez-la ou reprenez une version antérieure, gardée dans le dossier .d/versions à côté",
			"%s: value of an unexpected type; mend it or take back an earlier version, kept in the .d/versions folder beside it"), string(semantic.JSONPointer)))
	}
	return &Fault{1, 1, lang.Errorf(text("fichier illisible\u00a0; reprenez une version antérieure, gardée dans le dossier .d/versions à côté", "unreadable file; take back an earlier version, kept in the .d/versions folder beside it"))}
}

func syntaxReason(content []byte, err *jsontext.SyntacticError) *lang.Error {
	rest := content[min(int(err.ByteOffset), len(content)):]
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		return lang.Errorf(text(
			"%s\u00a0: ce membre figure deux fois\u00a0; gardez-en un seul",
			"%s: this member stands twice; keep one of them"), string(err.JSONPointer))
	case errors.Is(err, io.ErrUnexpectedEOF):
		return lang.Errorf(text(
			"le fichier s'arrête avant sa fin\u00a0; reprenez une version antérieure, gardée dans le dossier .d/versions à côté",
			"the file ends too early; take back an earlier version, kept in the .d/versions folder beside it"))
	case hasConflictMarker(content, int(err.ByteOffset)):
		return lang.Errorf(text(
			"marques de conflit git\u00a0; terminez la fusion",
			"git conflict markers; finish the merge"))
	case strings.Contains(err.Error(), "UTF-8"):
		return lang.Errorf(text(
			"octets qui ne sont pas de l'UTF-8 (le fichier est peut-être en Latin-1 ou en Windows-1252)\u00a0; enregistrez-le en UTF-8",
			"bytes that are no UTF-8 (the file may be in Latin-1 or Windows-1252); save it as UTF-8"))
	case len(bytes.Trim(rest, "\x00 \r\n\t")) == 0 && len(rest) > 0:
		return lang.Errorf(text(
			"le fichier finit par des octets nuls (écriture interrompue)\u00a0; reprenez une version antérieure, gardée dans le dossier .d/versions à côté",
			"the file ends in zero bytes (an interrupted write); take back an earlier version, kept in the .d/versions folder beside it"))
	}
	return lang.Errorf(text(
		"ce n'est pas du JSON valide à cet endroit\u00a0; corrigez-le ou reprenez une version antérieure, gardée dans le dossier .d/versions à côté",
		"not valid JSON at this point; mend it or take back an earlier version, kept in the .d/versions folder beside it"))
}

func hasConflictMarker(content []byte, offset int) bool {
	start := bytes.LastIndexByte(content[:min(offset, len(content))], '\n') + 1
	for _, marker := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
		if bytes.HasPrefix(content[start:], []byte(marker)) {
			return true
		}
	}
	return false
}

// faultAt places a fault at the first thing that stands at or after an offset.
func faultAt(content []byte, offset int, reason *lang.Error) *Fault {
	offset = max(0, min(offset, len(content)))
	for offset < len(content) && strings.IndexByte(" \t\r\n,:", content[offset]) >= 0 {
		offset++
	}
	before := content[:offset]
	line := bytes.LastIndexByte(before, '\n') + 1
	return &Fault{1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[line:]), reason}
}

// offsetOf returns where the member of a JSON pointer begins, -1 when the
// content has none.
func offsetOf(content []byte, pointer jsontext.Pointer) int {
	dec := jsontext.NewDecoder(bytes.NewReader(content))
	for {
		before := int(dec.InputOffset())
		if _, err := dec.ReadToken(); err != nil {
			return -1
		}
		if dec.StackPointer() == pointer {
			return before
		}
	}
}

// formatOf returns the format number of a file of which the rest may not be
// understood, zero when it has none.
func formatOf(content []byte) int {
	var head struct {
		Format int `json:"format"`
	}
	if json.Unmarshal(content, &head) != nil {
		return 0
	}
	return head.Format
}

// nullRecord finds a null where a record is expected.
func nullRecord(r *Register) jsontext.Pointer {
	for _, c := range Collections {
		for i := range c.Len(r) {
			if c.null(r, i) {
				return member(c.Key) + item(i)
			}
		}
	}
	return ""
}

// wrongCase finds a member that differs from a known one only by case: a
// reader would take it for that one, and the program would not.
func wrongCase(r *Register) (pointer jsontext.Pointer, known string) {
	if name, known := nearMiss(r.Extra, outerMembers); name != "" {
		return member(name), known
	}
	for _, c := range Collections {
		for i := range c.Len(r) {
			if within, known := c.Table.wrongCase(c.At(r, i)); within != "" {
				if c.Single {
					return member(c.Key) + within, known
				}
				return member(c.Key) + item(i) + within, known
			}
		}
	}
	return "", ""
}

// wrongCase finds such a member in a record; the pointer leads there from the
// record.
func (t *Table) wrongCase(rec any) (within jsontext.Pointer, known string) {
	if name, known := nearMiss(unknownOf(rec), t.members); name != "" {
		return member(name), known
	}
	for i := range t.Fields {
		switch f := &t.Fields[i]; f.Kind {
		case KindGroup:
			group := f.Address(rec)
			if f.absence != nil {
				if name, known := nearMiss(unknownOf(group), noneMembers); name != "" {
					return member(f.Key) + member(name), known
				}
			}
			if within, known := f.Table.wrongCase(group); within != "" {
				return member(f.Key) + within, known
			}
		case KindList:
			list := f.Address(rec)
			for i := range f.list.len(list) {
				if within, known := f.Table.wrongCase(f.list.at(list, i)); within != "" {
					return member(f.Key) + item(i) + within, known
				}
			}
		}
	}
	return "", ""
}

// member and item are the steps of a pointer: to the member of an object, to
// the item of a list.
func member(name string) jsontext.Pointer { return jsontext.Pointer("").AppendToken(name) }
func item(i int) jsontext.Pointer         { return member(strconv.Itoa(i)) }

func unknownOf(rec any) jsontext.Value {
	return rec.(interface{ unknown() jsontext.Value }).unknown()
}

// outerMembers lists the names of the members of the file.
func outerMembers() []string {
	names := []string{"format", "language", "readers"}
	for _, c := range Collections {
		names = append(names, c.Key)
	}
	return names
}

// noneMembers lists the names of the members of an explicit "none".
func noneMembers() []string { return []string{"none", "why"} }

// members lists the names of the members that a record of the table has in the
// file.
func (t *Table) members() []string {
	names := []string{"id"}
	for i := range t.Fields {
		names = append(names, t.Fields[i].Key)
		if t.Fields[i].AllowsNone() {
			names = append(names, t.Fields[i].Key+"_none")
		}
	}
	return names
}

// nearMiss finds a member that is not known and differs by case alone from one
// that is.
func nearMiss(extra jsontext.Value, names func() []string) (name, known string) {
	if len(extra) == 0 {
		return "", ""
	}
	var members map[string]jsontext.Value
	if json.Unmarshal(extra, &members) != nil {
		return "", ""
	}
	for _, known := range names() {
		for name := range members {
			if name != known && strings.EqualFold(name, known) {
				return name, known
			}
		}
	}
	return "", ""
}
