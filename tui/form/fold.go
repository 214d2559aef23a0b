package form

// detail is the lines kept free for what the row under the cursor says more.
const detail = 5

// unfold returns which blocks are unfolded, by position. What was unfolded
// stays so while the cursor is in it and it fits, so that moving does not make
// the screen jump.
func (f *Form) unfold(s *sheet, at, room int) []bool {
	current := s.rows[at].block
	if len(f.unfolded) != len(s.blocks) || !f.unfolded[current] || s.height(f.unfolded) > room {
		f.unfolded = s.unfold(current, room)
	}
	return f.unfolded
}

// unfold unfolds the block under the cursor, and as many others as fit in the
// room: those with answers first, and of them the nearest, downwards first.
func (s *sheet) unfold(current, room int) []bool {
	open := make([]bool, len(s.blocks))
	for i, b := range s.blocks {
		open[i] = i == current || !b.headed
	}
	used := s.height(open)
	for _, answered := range []bool{true, false} {
		for far := 1; far < len(open); far++ {
			for _, i := range [...]int{current + far, current - far} {
				if i < 0 || i >= len(open) || open[i] || s.blocks[i].answered > 0 != answered || used+s.blocks[i].rows > room {
					continue
				}
				open[i] = true
				used += s.blocks[i].rows
			}
		}
	}
	return open
}

// height is the lines of the sheet with some of its blocks unfolded.
func (s *sheet) height(open []bool) (lines int) {
	for i, b := range s.blocks {
		if b.headed {
			lines++
		}
		if open[i] {
			lines += b.rows
		}
	}
	return lines
}

// shown returns the rows to draw, by position in the sheet. What is derived for the
// field under the cursor is drawn with it.
func (s *sheet) shown(open []bool, at int) (rows []int) {
	for i, r := range s.rows {
		if under := s.rows[at]; r.kind == derivedRow && under.kind == fieldRow && r.field == under.field {
			continue
		}
		if r.kind == headingRow || open[r.block] {
			rows = append(rows, i)
		}
	}
	return rows
}
