package assets_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"candour/internal/govuk/assets"
)

var names = []string{
	"candour.css", "enhance.js", "write.js", "icon.svg", "licences.txt",
	"atkinson-hyperlegible-next-latin-wght-normal.woff2", "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
}

func get(t *testing.T, path, encoding string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	assets.Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, resp *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEveryAssetIsServedWithItsTypeAndKeptForEver(t *testing.T) {
	for _, name := range names {
		resp := get(t, assets.Path(name), "")
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s at %q: status %d", name, assets.Path(name), resp.StatusCode)
			continue
		}
		if resp.Header.Get("X-Content-Type-Options") != "nosniff" || resp.Header.Get("Content-Type") == "" {
			t.Errorf("%s: headers %v", name, resp.Header)
		}
		if name != "licences.txt" && !strings.Contains(resp.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: cached as %q", name, resp.Header.Get("Cache-Control"))
		}
	}
}

func TestNothingServedIsCrownProperty(t *testing.T) {
	for _, name := range names {
		sent := body(t, get(t, assets.Path(name), ""))
		if strings.Contains(sent, "Margaret Calvert") || name != "licences.txt" && strings.Contains(sent, "GDS Transport") {
			t.Errorf("%s names the GOV.UK font", name)
		}
		if strings.Contains(strings.ToLower(name), "crest") || strings.Contains(strings.ToLower(name), "crown") {
			t.Errorf("%s is a crest or a crown", name)
		}
	}
}

func TestTheStyleSheetAsksOnlyForOurFonts(t *testing.T) {
	css := body(t, get(t, assets.Path("candour.css"), ""))
	asked := regexp.MustCompile(`url\("?([^")]*)"?\)`).FindAllStringSubmatch(css, -1)
	if len(asked) != 2 {
		t.Errorf("it asks for %v; want the two fonts", asked)
	}
	for _, a := range asked {
		if resp := get(t, assets.Prefix+strings.TrimPrefix(a[1], "./"), ""); resp.StatusCode != http.StatusOK {
			t.Errorf("%s is not served", a[1])
		}
	}
	if strings.Contains(css, "@import") {
		t.Error("it imports another style sheet")
	}
}

func TestTextIsSentGzippedToThoseWhoAcceptIt(t *testing.T) {
	plain := body(t, get(t, assets.Path("candour.css"), "br, gzip;q=0"))
	resp := get(t, assets.Path("candour.css"), "br, gzip")
	if resp.Header.Get("Content-Encoding") != "gzip" || resp.Header.Get("Vary") != "Accept-Encoding" {
		t.Fatalf("headers %v", resp.Header)
	}
	r, err := gzip.NewReader(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	unzipped, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(unzipped, []byte(plain)) {
		t.Errorf("what was zipped is not what is sent plain (%v)", err)
	}
}

func TestWhatIsNotAnAssetIsNotFound(t *testing.T) {
	for _, path := range []string{"/assets/", "/assets/../assets.go", "/assets/candour.css", "/assets/dist"} {
		if resp := get(t, path, ""); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d", path, resp.StatusCode)
		}
	}
	w := httptest.NewRecorder()
	assets.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodPost, assets.Path("candour.css"), nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d", w.Code)
	}
}

// TestTheFontsAreAsPublished compares them with third_party.lock, which needs nothing installed.
func TestTheFontsAreAsPublished(t *testing.T) {
	locked, err := os.ReadFile("../third_party.lock")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if !strings.HasSuffix(name, ".woff2") {
			continue
		}
		sum := fmt.Sprintf("%x", sha256.Sum256([]byte(body(t, get(t, assets.Path(name), "")))))
		if !strings.Contains(string(locked), "files/"+name+"\tOFL-1.1\t"+sum) {
			t.Errorf("%s is not the font named in third_party.lock", name)
		}
	}
}
