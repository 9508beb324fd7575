package view

import "strconv"

// Most is how many rows a list has that is not shown page by page.
const Most = 50

// OneMore ends a query of which AtMost takes the rows.
var OneMore = " LIMIT " + strconv.Itoa(Most+1)

// AtMost are the first rows of a query that ends with OneMore, and whether there are more.
func AtMost[R any](rows []R, err error) (first []R, more bool, _ error) {
	if len(rows) > Most {
		return rows[:Most], true, err
	}
	return rows, false, err
}
