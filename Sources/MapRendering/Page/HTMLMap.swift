import FoundationEssentials
import GeoFormats

/// A map as one HTML file that asks nothing of any network: its data, its scripts and MapLibre are in it.
package struct HTMLMap {
    /// MapLibre GL JS as it was installed.
    package struct Library: Sendable {
        /// The script, the style sheet, and the licence that goes with every copy; empty where it is not known.
        package var script: String, style: String, licence: String

        /// Makes the library of its files.
        package init(script: String, style: String, licence: String = "") {
            (self.script, self.style, self.licence) = (script, style, licence)
        }

        /// Whether it can stand inside a page: neither of its texts ends the element that it stands in.
        package var isEmbeddable: Bool {
            !Self.holds(["</script", "<!--"], in: script) && !Self.holds(["</style"], in: style)
        }

        /// Whether one of some texts that begin with `<` stands in a text, in small or large letters.
        private static func holds(_ parts: [String], in text: String) -> Bool {
            let (bytes, wanted) = (Array(text.utf8), parts.map { Array($0.utf8) })
            return bytes.indices.contains { start in
                bytes[start] == UInt8(ascii: "<")
                    && wanted.contains { part in
                        bytes[start...].prefix(part.count).lazy.map { $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) }
                            .elementsEqual(part)
                    }
            }
        }
    }

    private let page: MapPage
    private let library: Library

    /// Makes a map; the library must be embeddable.
    package init(_ page: MapPage, library: Library) {
        precondition(library.isEmbeddable, "a script that ends its own element")
        (self.page, self.library) = (page, library)
    }

    /// Returns the file's text; the same map gives the same text.
    ///
    /// - Parameter sha256: Returns the SHA-256 of bytes: the page allows itself the scripts and styles of these hashes and no others.
    /// - Returns: The text.
    /// - Throws: What the encoder and the packer throw.
    /// - Complexity: O(v log v) for v vertices.
    package func text(sha256: ([UInt8]) -> [UInt8]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let packed = try Deflate.zlib(Array(encoder.encode(MapPageForm(page))))
        let (script, style) = (MapAsset.mapPageScript.text, MapAsset.mapPageStyle.text)
        func hashes(_ texts: [String]) -> Template.Value {
            let listed = texts.map { "'sha256-\(Data(sha256(Array($0.utf8))).base64EncodedString())'" }
            return .markup(Markup(listed.joined(separator: " ")))
        }
        return Template(.mapPage).filled(with: [
            "lang": .text(page.language), "title": .text(page.title), "program": .text(page.program),
            "scriptHashes": hashes([library.script, script]), "styleHashes": hashes([library.style, style]),
            "mapLibre": .markup(Markup(library.script)), "mapLibreStyle": .markup(Markup(library.style)),
            "script": .markup(Markup(script)), "style": .markup(Markup(style)),
            "licence": .text(library.licence),
            "noScript": .text(page.language == "zh" ? "此页需要启用 JavaScript。" : "This page needs JavaScript."),
            "encoding": "deflate", "data": .markup(Markup(Data(packed).base64EncodedString())),
        ]).text
    }
}
