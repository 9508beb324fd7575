package casepage

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"candour/internal/web"
)

// sheet is the rows of a list as a file has them: each row as long as there are columns. It is made of the rows of the page, after access has decided.
type sheet struct {
	columns []string
	rows    [][]string
}

func (s *sheet) add(cells ...string) { s.rows = append(s.rows, cells) }

// How a list leaves as a file.
const (
	asCSV  = "csv"
	asJSON = "json"
)

// wanted is the form in which a list is asked for: by ?as=, or by the header of a program that takes no page; "" for a page.
func wanted(v *web.Visit) string {
	if as := v.Query("as"); as == asCSV || as == asJSON {
		return as
	}
	switch accept, _, _ := strings.Cut(v.Request.Header.Get("Accept"), ","); strings.TrimSpace(accept) {
	case "text/csv":
		return asCSV
	case "application/json":
		return asJSON
	default:
		return ""
	}
}

// leavesAs hands the rows of a list over as a file, once it is on record that this person took them. The name of the file says which list it is.
func leavesAs(v *web.Visit, as, name string, s sheet) (web.Page, error) {
	v.TakesAway()
	write, media := csvOf, "text/csv; charset=utf-8"
	if as == asJSON {
		write, media = jsonOf, "application/json"
	}
	file, err := write(s)
	if err != nil {
		return nil, fmt.Errorf("write a list as %s: %w", as, err)
	}
	return web.Download{Name: name + "." + as, Media: media, Size: int64(len(file)), From: bytes.NewReader(file)}, nil
}

// csvOf is RFC 4180, its lines ended by CRLF. A cell that a spreadsheet would work out as a formula begins with an apostrophe (OWASP, CSV injection).
func csvOf(s sheet) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	if err := w.Write(s.columns); err != nil {
		return nil, err
	}
	for _, row := range s.rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = noFormula(cell)
		}
		if err := w.Write(safe); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

func noFormula(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// jsonOf is {"rows": [{column: cell}]}.
func jsonOf(s sheet) ([]byte, error) {
	rows := make([]map[string]string, len(s.rows))
	for i, row := range s.rows {
		rows[i] = map[string]string{}
		for j, column := range s.columns {
			rows[i][column] = row[j]
		}
	}
	return json.Marshal(map[string]any{"rows": rows})
}

// fileURL is the address of a list as a file.
func fileURL(path, name, value, as string) string {
	q := url.Values{"as": {as}}
	if value != "" {
		q.Set(name, value)
	}
	return path + "?" + q.Encode()
}
