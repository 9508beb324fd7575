//go:build e2e

package leavingpage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := newFamily(t)
	f.Ruth.Get(f.Path("left", "record")).OK().Send(url.Values{
		"what": {"Where he said he would be tonight"}, "to": {"police"}, "gateway": {"danger"}, "how": {"told"},
	}).OK()
	f.Ruth.Reads(map[string]string{"leaving-register": f.Path("left"), "leaving-record": f.Path("left", "record")})
}
