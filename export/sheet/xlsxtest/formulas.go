package xlsxtest

// Formulas are texts that a spreadsheet might take for a formula, or for
// something else than text.
var Formulas = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "=cmd|'/C calc'!A0",
	"\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1", "＠x", "'=1+1", "1", "1e5", "TRUE",
	"2026-01-01", "{=1}", "=IMPORTXML(\"http://x\",\"/\")", "-2+3+cmd|' /C calc'!A0", "\x00=1+1",
}
