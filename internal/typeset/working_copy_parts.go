package typeset

import "encoding/xml"

// The parts of a working copy that are the same in each.
const (
	xml10     = xml.Header
	wordSpace = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relSpace  = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordKind  = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	copyTypes = xml10 + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordKind + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + wordKind + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + wordKind + `numbering+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + wordKind + `header+xml"/>` +
		`<Override PartName="/word/footnotes.xml" ContentType="` + wordKind + `footnotes+xml"/>` +
		`<Override PartName="/word/comments.xml" ContentType="` + wordKind + `comments+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`
	copyRelations = xml10 + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="r1" Type="` + relations + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="r3" Type="` + relations + `custom-properties" Target="docProps/custom.xml"/></Relationships>`
	copyParts = xml10 + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="r1" Type="` + relations + `styles" Target="styles.xml"/>` +
		`<Relationship Id="r2" Type="` + relations + `numbering" Target="numbering.xml"/>` +
		`<Relationship Id="r3" Type="` + relations + `header" Target="header1.xml"/>` +
		`<Relationship Id="r4" Type="` + relations + `footnotes" Target="footnotes.xml"/>` +
		`<Relationship Id="r5" Type="` + relations + `comments" Target="comments.xml"/></Relationships>`
	copyStyles = `<w:style w:type="paragraph" w:styleId="Statement"><w:name w:val="Statement"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="GoesOn"><w:name w:val="Statement that goes on"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`
	copyNumbering = xml10 + `<w:numbering` + wordSpace + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Statement"/><w:lvlText w:val="%1.%2"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>` +
		`<w:lvl w:ilvl="2"><w:start w:val="2"/><w:numFmt w:val="lowerLetter"/><w:pStyle w:val="GoesOn"/><w:lvlText w:val="%1.%2(%3)"/><w:pPr><w:ind w:left="1080" w:hanging="1080"/></w:pPr></w:lvl>` +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
	copyHeader = xml10 + `<w:hdr` + wordSpace + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>%s</w:t></w:r></w:p></w:hdr>`
	copyNotes  = xml10 + `<w:footnotes` + wordSpace + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`
	copyHead = xml10 + `<w:document` + wordSpace + relSpace + `><w:body>`
	copyFoot = `<w:sectPr><w:headerReference w:type="default" r:id="r3"/><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720"/></w:sectPr></w:body></w:document>`
)
