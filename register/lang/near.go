package lang

// Near returns which of the known words somebody who typed another may have
// meant, in their order: the least different ones, as long as no more than
// about a third of the letters differ. Accents and case do not count.
func Near(typed string, known []string) []string {
	word := []rune(Fold(typed))
	least := max(1, len(word)/3)
	var near []string
	for _, k := range known {
		switch d := distance(word, []rune(Fold(k))); {
		case d < least:
			least, near = d, []string{k}
		case d == least:
			near = append(near, k)
		}
	}
	return near
}

// distance counts the letters to change, add or take out to turn one word into
// another (Levenshtein).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			changed := diagonal
			if ra != rb {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
