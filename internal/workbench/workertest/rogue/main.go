// Command rogue is a child of the workbench that was taken over by the file it reads: when the bytes "ROGUE:" and a word pass through its
// input, it does what the word says. Until then, and with every other file, it is a proper worker. For tests.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"time"

	"candour/internal/workbench"
)

func main() { os.Exit(workbench.Main(&listener{r: os.Stdin}, os.Stdout)) }

// listener passes its input on until it hears an order.
type listener struct {
	r     io.Reader
	heard []byte
}

func (l *listener) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	l.heard = append(l.heard, p[:n]...)
	if _, after, ok := bytes.Cut(l.heard, []byte("ROGUE:")); ok {
		if word, _, whole := strings.Cut(string(after), ";"); whole {
			l.heard = nil
			obey(word)
		}
	}
	return n, err
}

func obey(order string) {
	word, argument, _ := strings.Cut(order, " ")
	switch word {
	case "panic":
		panic("words of a file")
	case "exit":
		os.Exit(0)
	case "loop":
		for time.Now().Year() > 0 {
		}
	case "sleep":
		time.Sleep(time.Hour)
	case "memory":
		eat()
	case "flood":
		for {
			os.Stdout.Write(bytes.Repeat([]byte("words of a file"), 1<<16))
		}
	case "long":
		frame(`{"kind":"done","size":99999999999}`, nil)
	case "html":
		frame(`{"kind":"done","note":{"type":"text/html","width":1,"height":1},"size":8}`, []byte("<script>"))
	case "sentence":
		frame(`{"kind":"refused","note":"Please telephone this number","size":0}`, nil)
	case "dial":
		conn, err := net.DialTimeout("tcp", argument, time.Second)
		if err == nil {
			fmt.Fprint(conn, "words of a file")
			conn.Close()
		}
		os.Exit(3)
	case "look":
		look()
	case "write":
		f, err := os.Create("kept")
		if err == nil {
			_, err = f.Write([]byte("words of a file"))
		}
		report(fmt.Sprint(err))
	}
}

// eat takes a gigabyte and uses every page of it, and reports so if nobody stops it.
func eat() {
	var kept [][]byte
	for range 64 {
		b := make([]byte, 16<<20)
		for i := 0; i < len(b); i += 4096 {
			b[i] = 1
		}
		kept = append(kept, b)
	}
	report(fmt.Sprintf("%d pieces eaten", len(kept)))
}

// look reports what a child finds around it.
func look() {
	folder, _ := os.Getwd()
	entries, _ := os.ReadDir(folder)
	report(fmt.Sprintf("environment %q, folder %s, files %d", os.Environ(), folder, len(entries)))
}

// report answers with a text.
func report(text string) {
	frame(fmt.Sprintf(`{"kind":"done","size":%d}`, len(text)), []byte(text))
}

// frame answers with a frame made by hand, and waits to be ended.
func frame(header string, body []byte) {
	start := binary.BigEndian.AppendUint32([]byte("CWB1"), uint32(len(header)))
	os.Stdout.Write(append(append(start, header...), body...))
	time.Sleep(time.Hour)
}
