package cnil

import "article30/export/sheet"

// Looks of cells, in the colours of the form. The additions have a palette of
// their own: what is not the CNIL's is seen at a glance.
const (
	lookTitle = iota + 1
	lookTitleRight
	lookLink
	lookBand
	lookBandHead
	lookContact
	lookLabel
	lookLight
	lookDark
	lookLightTodo
	lookDarkTodo
	lookListLabel
	lookListValue
	lookListTodo
	lookListHead
	lookRowLink
	lookRowLinkLight
	lookAddBand
	lookAddBlock
	lookAddLabel
	lookAddLight
	lookAddDark
	lookAddLightTodo
	lookAddDarkTodo
	lookPlain
	lookAddTitle
	lookNote
	lookTableHead
	lookTableDark
	lookTableLight
	lookTableDarkTodo
	lookTableLightTodo
	lookTableLink
	lookTableLinkLight
	lookTableMuted
	lookCoverTitle
	lookCoverText
	lookCountHead
	lookCountLabel
	lookCount
	lookContents
)

const (
	navy  = "004A99"
	blue  = "3B96EC"
	steel = "5B9BD5"
	dark  = "9BC2E6"
	light = "DDEBF7"
	ink   = "1F4E78"
	white = "FFFFFF"
	alert = "C00000" // what remains to be completed
	url   = "0563C1"

	addBand  = "31859C"
	addBlock = "B7DEE8"
	addLabel = "4BACC6"
	addDark  = "DAEEF3"
	addLight = "EFF8FA"

	muted    = "F2F2F2" // what was set aside
	mutedInk = "595959"
)

// looks are the styles, in the order of the constants.
var looks = func() []sheet.Style {
	base := sheet.Style{Font: "Georgia", Size: 10, Colour: ink, Border: white}
	with := func(change func(*sheet.Style)) sheet.Style {
		s := base
		change(&s)
		return s
	}
	fill := func(fill string) sheet.Style { return with(func(s *sheet.Style) { s.Fill = fill }) }
	todo := func(fill string) sheet.Style {
		return with(func(s *sheet.Style) { s.Fill, s.Colour, s.Italic = fill, alert, true })
	}
	head := func(fill, colour string, size float64, align sheet.Align) sheet.Style {
		return with(func(s *sheet.Style) {
			s.Fill, s.Colour, s.Size, s.Align, s.Bold = fill, colour, size, align, true
		})
	}
	boxed := with(func(s *sheet.Style) { s.Border = blue })
	boxedTodo := boxed
	boxedTodo.Colour, boxedTodo.Italic = alert, true
	rowLink := func(fill string) sheet.Style {
		return with(func(s *sheet.Style) { s.Fill, s.Bold, s.Underline = fill, true, true })
	}
	small := func(s sheet.Style) sheet.Style {
		s.Size = 9
		return s
	}
	plain := sheet.Style{Font: "Georgia", Size: 10, Colour: ink}
	count := with(func(s *sheet.Style) { s.Fill, s.Align, s.Bold, s.Count = addLight, sheet.Right, true, true })
	note := plain
	note.Italic = true
	contents := plain
	contents.Colour, contents.Underline = url, true
	return []sheet.Style{
		lookTitle - 1:        head(blue, white, 14, sheet.Left),
		lookTitleRight - 1:   head(blue, white, 14, sheet.Right),
		lookLink - 1:         with(func(s *sheet.Style) { s.Colour, s.Underline = url, true }),
		lookBand - 1:         head(navy, white, 11, sheet.Right),
		lookBandHead - 1:     head(navy, white, 10, sheet.Centre),
		lookContact - 1:      head(navy, white, 8, sheet.Centre),
		lookLabel - 1:        head(steel, white, 10, sheet.Right),
		lookLight - 1:        fill(light),
		lookDark - 1:         fill(dark),
		lookLightTodo - 1:    todo(light),
		lookDarkTodo - 1:     todo(dark),
		lookListLabel - 1:    head(blue, white, 10, sheet.Right),
		lookListValue - 1:    boxed,
		lookListTodo - 1:     boxedTodo,
		lookListHead - 1:     head(blue, white, 10, sheet.Centre),
		lookRowLink - 1:      rowLink(dark),
		lookRowLinkLight - 1: rowLink(light),
		lookAddBand - 1:      head(addBand, white, 11, sheet.Left),
		lookAddBlock - 1:     head(addBlock, ink, 10, sheet.Left),
		lookAddLabel - 1:     head(addLabel, white, 10, sheet.Right),
		lookAddLight - 1:     fill(addLight),
		lookAddDark - 1:      fill(addDark),
		lookAddLightTodo - 1: todo(addLight),
		lookAddDarkTodo - 1:  todo(addDark),
		lookPlain - 1:        plain,

		lookAddTitle - 1:       head(addBand, white, 14, sheet.Left),
		lookNote - 1:           note,
		lookTableHead - 1:      head(addLabel, white, 9, sheet.Centre),
		lookTableDark - 1:      small(fill(addDark)),
		lookTableLight - 1:     small(fill(addLight)),
		lookTableDarkTodo - 1:  small(todo(addDark)),
		lookTableLightTodo - 1: small(todo(addLight)),
		lookTableLink - 1:      small(rowLink(addDark)),
		lookTableLinkLight - 1: small(rowLink(addLight)),
		lookTableMuted - 1:     with(func(s *sheet.Style) { s.Size, s.Fill, s.Colour, s.Italic = 9, muted, mutedInk, true }),
		lookCoverTitle - 1:     head(navy, white, 18, sheet.Left),
		lookCoverText - 1:      note,
		lookCountHead - 1:      head(addBand, white, 10, sheet.Left),
		lookCountLabel - 1:     fill(addLight),
		lookCount - 1:          count,
		lookContents - 1:       contents,
	}
}()

// striped gives the look of a value in a row: rows alternate, and what remains
// to be completed stands out.
func striped(row int, todo bool) int {
	pair := [2]int{lookDark, lookLight}
	if todo {
		pair = [2]int{lookDarkTodo, lookLightTodo}
	}
	return pair[row%2]
}

// stripedAddition does the same for the additions.
func stripedAddition(row int, todo bool) int {
	pair := [2]int{lookAddDark, lookAddLight}
	if todo {
		pair = [2]int{lookAddDarkTodo, lookAddLightTodo}
	}
	return pair[row%2]
}

// stripedTable does the same for the tables.
func stripedTable(row int, todo bool) int {
	pair := [2]int{lookTableDark, lookTableLight}
	if todo {
		pair = [2]int{lookTableDarkTodo, lookTableLightTodo}
	}
	return pair[row%2]
}
