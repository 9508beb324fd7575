package pdfa

import (
	"bytes"
	"fmt"
	"slices"
)

// update is what is written after a file's end: new objects, and new versions of old ones.
type update struct {
	file    *file
	out     bytes.Buffer
	offsets map[int]int
	next    int // the next number for a new object
}

func (f *file) update() *update {
	u := &update{file: f, offsets: map[int]int{}, next: len(f.offsets)}
	u.out.Write(f.bytes)
	if !bytes.HasSuffix(f.bytes, []byte("\n")) {
		u.out.WriteByte('\n')
	}
	return u
}

func (u *update) replace(n int, body string) {
	u.offsets[n] = u.out.Len()
	fmt.Fprintf(&u.out, "%d 0 obj\n%s\nendobj\n", n, body)
}

// add writes a new object and gives the reference to it.
func (u *update) add(body string) string {
	n := u.next
	u.next++
	u.replace(n, body)
	return fmt.Sprintf("%d 0 R", n)
}

func (u *update) addStream(d dict, content []byte) string {
	d = d.with("Length", fmt.Sprint(len(content)))
	return u.add(fmt.Sprintf("%s\nstream\n%s\nendstream", d, content))
}

// finish writes the table and the trailer of the update.
func (u *update) finish() []byte {
	start := u.out.Len()
	u.out.WriteString("xref\n")
	numbers := make([]int, 0, len(u.offsets))
	for n := range u.offsets {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		fmt.Fprintf(&u.out, "%d 1\n%010d 00000 n \n", n, u.offsets[n])
	}
	trailer := u.file.trailer.with("Size", fmt.Sprint(u.next)).with("Prev", fmt.Sprint(u.file.xref))
	fmt.Fprintf(&u.out, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n", trailer, start)
	return u.out.Bytes()
}
