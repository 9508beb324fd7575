package assets

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Prefix is the path under which Handler expects to be mounted and Path answers.
const Prefix = "/assets/"

//go:embed dist
var dist embed.FS

// hashed is a name as generate makes it: candour-K7E3R7TT.css.
var hashed = regexp.MustCompile(`^(.+)-[0-9A-Z]{8}(\.[a-z0-9]+)$`)

var types = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

// asset is one file as it can be sent; zipped is nil for what is compressed already.
type asset struct {
	plain, zipped []byte
}

var served, paths = load()

// load reads the embedded folder once. The folder is part of the program, so an unreadable one stops the start.
func load() (map[string]asset, map[string]string) {
	entries, err := dist.ReadDir("dist")
	if err != nil {
		panic(fmt.Errorf("read embedded assets: %w", err))
	}
	served, paths := map[string]asset{}, map[string]string{}
	for _, e := range entries {
		content, err := dist.ReadFile("dist/" + e.Name())
		if err != nil {
			panic(fmt.Errorf("read embedded asset %s: %w", e.Name(), err))
		}
		name, a := unpack(e.Name(), content)
		served[name] = a
		paths[hashed.ReplaceAllString(name, "$1$2")] = Prefix + name
	}
	unnamed := strings.Replace(strings.TrimPrefix(paths["candour.css"], Prefix), "candour", "plain", 1)
	served[unnamed], paths["plain.css"] = served[strings.TrimPrefix(paths["candour.css"], Prefix)], Prefix+unnamed // the same, under a name that says nothing
	return served, paths
}

func unpack(stored string, content []byte) (string, asset) {
	name, zipped := strings.CutSuffix(stored, ".gz")
	if !zipped {
		return name, asset{plain: content}
	}
	r, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		panic(fmt.Errorf("open embedded asset %s: %w", stored, err))
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		panic(fmt.Errorf("open embedded asset %s: %w", stored, err))
	}
	return name, asset{plain: plain, zipped: content}
}

// Path is the address of an asset by its plain name, such as "candour.css"; empty when there is none.
func Path(name string) string { return paths[name] }

// Handler serves the assets under Prefix, to GET and HEAD.
func Handler() http.Handler { return http.HandlerFunc(serve) }

func serve(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, Prefix)
	a, ok := served[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Method not allowed", http.StatusMethodNotAllowed)
		return
	}
	body := a.plain
	h := w.Header()
	h.Set("Content-Type", types[path.Ext(name)])
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", caching(name))
	if a.zipped != nil {
		h.Set("Vary", "Accept-Encoding")
		if acceptsGzip(r) {
			h.Set("Content-Encoding", "gzip")
			body = a.zipped
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // the reader has gone away; there is nobody to tell
	}
}

func caching(name string) string {
	if hashed.MatchString(name) {
		return "public, max-age=31536000, immutable"
	}
	return "public, max-age=86400"
}

// acceptsGzip says whether the request names gzip without refusing it (RFC 9110, section 12.5.3).
func acceptsGzip(r *http.Request) bool {
	for _, offer := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		coding, weight, _ := strings.Cut(strings.TrimSpace(offer), ";")
		if strings.TrimSpace(coding) == "gzip" {
			q := strings.TrimPrefix(strings.ReplaceAll(weight, " ", ""), "q=")
			f, err := strconv.ParseFloat(q, 64)
			return weight == "" || err == nil && f > 0
		}
	}
	return false
}
