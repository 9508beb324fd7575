package proof

import (
	"archive/zip"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// The files of a bundle. readme.txt says what each is for.
const (
	logKeyIn     = "log-key"
	checkpointIn = "checkpoint"
	previousIn   = "previous"
	headersIn    = "headers"
	wordsIn      = "words"
	documentsIn  = "documents"
	headIn       = "head"
	headWayIn    = "head-in-log"
	placeWayIn   = "head-in-census"
	censusIn     = "census"
	censusWayIn  = "census-in-log"
	sinceIn      = "since"
	rIn          = ".r"
	envelopeIn   = ".envelope"
)

// readme has the steps by hand.
//
//go:embed readme.txt
var readme []byte

// files are the bundle as it is given away.
func (b *Bundle) files() map[string][]byte {
	from := b.first()
	all := map[string][]byte{
		"README.txt": readme,
		logKeyIn:     []byte(b.logKey + "\n"), checkpointIn: []byte(b.checkpoint), previousIn: []byte(hex.EncodeToString(b.previous[:]) + "\n"),
		headIn: []byte(b.head), headWayIn: []byte(b.headWay.text()), placeWayIn: []byte(b.placeWay.text()),
		censusIn: []byte(b.census), censusWayIn: []byte(b.censusWay.text()),
	}
	if since := b.since.text(); since != "" {
		all[sinceIn] = []byte(since)
	}
	for i, h := range b.headers {
		all[path.Join(headersIn, versionName(from+int64(i)))] = h
	}
	for version, w := range b.words {
		name := path.Join(wordsIn, versionName(version))
		all[name+rIn], all[name+envelopeIn] = w.r, w.envelope
	}
	for name, content := range b.documents {
		all[path.Join(documentsIn, name)] = content
	}
	return all
}

// versionName is a version as a file is named by it, so that names sort as versions do.
func versionName(version int64) string { return fmt.Sprintf("%08d", version) }

// writeFiles writes files to a place that is not there yet: a ZIP file when its name says so, and a folder otherwise.
func writeFiles(place string, files map[string][]byte) error {
	if filepath.Ext(place) == ".zip" {
		return writeZip(place, files)
	}
	if err := os.Mkdir(place, 0o700); err != nil {
		return err
	}
	for name, content := range files {
		to := filepath.Join(place, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o700), os.WriteFile(to, content, 0o600)); err != nil {
			return err
		}
	}
	return nil
}

func writeZip(place string, files map[string][]byte) error {
	f, err := os.OpenFile(place, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	z := zip.NewWriter(f)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(files[name])
		}
		if err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return errors.Join(z.Close(), f.Sync(), f.Close())
}

// ReadBundle reads a bundle: a ZIP file, or the folder that it was unpacked to.
func ReadBundle(place string) (*Bundle, error) {
	if info, err := os.Stat(place); err != nil {
		return nil, err
	} else if info.IsDir() {
		return readBundle(os.DirFS(place))
	}
	z, err := zip.OpenReader(place)
	if err != nil {
		return nil, fmt.Errorf("open the bundle: %w", err)
	}
	defer z.Close()
	return readBundle(z)
}

// mostOfFile bounds what is read of one file of a bundle, in bytes.
const mostOfFile = 64 << 20

// bundleReader reads files of a bundle until one cannot be read.
type bundleReader struct {
	fs.FS
	err error
}

func readBundle(from fs.FS) (*Bundle, error) {
	r := &bundleReader{FS: from}
	b := &Bundle{
		logKey: strings.TrimSpace(r.text(logKeyIn)), checkpoint: r.text(checkpointIn), head: r.text(headIn), census: r.text(censusIn),
		headWay: r.way(headWayIn), placeWay: r.way(placeWayIn), censusWay: r.way(censusWayIn),
		words: map[int64]hid{}, documents: map[string][]byte{},
	}
	previous := r.text(previousIn)
	if n, err := hex.Decode(b.previous[:], []byte(previous[:min(len(previous), 2*tlog.HashSize)])); err != nil || n != len(b.previous) {
		r.fail(previousIn, errNoRecord)
	}
	if _, err := fs.Stat(from, sinceIn); err == nil {
		b.since, err = parseGoingOn(r.text(sinceIn))
		r.fail(sinceIn, err)
	}
	for _, name := range r.names(headersIn) {
		b.headers = append(b.headers, r.bytes(path.Join(headersIn, name)))
	}
	for _, name := range r.names(wordsIn) {
		if digits, ok := strings.CutSuffix(name, rIn); ok {
			version, err := strconv.ParseInt(digits, 10, 64)
			r.fail(name, err)
			b.words[version] = hid{r.bytes(path.Join(wordsIn, name)), r.bytes(path.Join(wordsIn, digits+envelopeIn))}
		}
	}
	for _, name := range r.names(documentsIn) {
		b.documents[name] = r.bytes(path.Join(documentsIn, name))
	}
	return b, r.err
}

func (r *bundleReader) fail(name string, err error) {
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("the bundle cannot be read: %s: %w", name, err)
	}
}

func (r *bundleReader) bytes(name string) []byte {
	f, err := r.Open(name)
	if err != nil {
		r.fail(name, err)
		return nil
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, mostOfFile+1))
	if len(content) > mostOfFile {
		err = errors.New("it is too long for a file of a bundle")
	}
	r.fail(name, err)
	return content
}

func (r *bundleReader) text(name string) string { return string(r.bytes(name)) }

func (r *bundleReader) way(name string) way {
	w, err := parseWay(r.text(name))
	r.fail(name, err)
	return w
}

// names are the files of a folder, sorted; none when there is no such folder.
func (r *bundleReader) names(folder string) []string {
	entries, err := fs.ReadDir(r, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.fail(folder, err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
