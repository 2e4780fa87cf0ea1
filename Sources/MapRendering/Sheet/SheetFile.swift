import CRSVG

/// A drawing as PDF, PNG or SVG with outlined texts, by librsvg and cairo, which are opened when something is drawn.
package struct SheetFile {
    /// Why a drawing could not be made.
    package enum Problem: Error, Hashable, Sendable {
        /// librsvg, or something of it, is not there.
        case missing(String)
        /// The drawing was refused, in the library's words.
        case refused(String)
    }

    /// A page of a PDF.
    package struct Page: Sendable {
        /// The drawing as SVG, and its name in the outline of the PDF.
        package var svg: String, name: String?

        /// Makes a page.
        package init(_ svg: String, name: String? = nil) { (self.svg, self.name) = (svg, name) }
    }

    /// What a PDF says of itself.
    package struct Description: Sendable {
        /// Its title, who made the map, what it is about, and what program made it.
        package var title: String, author: String?, subject: String, creator: String

        /// Makes a description.
        package init(title: String, author: String?, subject: String, creator: String) {
            // Readers of documents show these as they are.
            (self.title, self.author) = (TextRuler.plain(title, most: 300), author.map { TextRuler.plain($0, most: 300) })
            (self.subject, self.creator) = (TextRuler.plain(subject, most: 300), creator)
        }
    }

    private static let pointsInMillimeter = 72 / 25.4, millimetersInInch = 25.4
    /// More pixels than these are not drawn.
    package static let mostPixels = 250_000_000.0

    private let width: Double, height: Double
    private let hasTextAsPaths: Bool

    /// Opens the library for drawings of a size in millimetres.
    ///
    /// - Parameters:
    ///   - width: Millimetres from side to side.
    ///   - height: Millimetres from top to bottom.
    ///   - library: The file of librsvg, where it is not in the usual places.
    ///   - hasTextAsPaths: Whether texts become outlines.
    /// - Throws: ``Problem/missing(_:)``.
    package init(width: Double, height: Double, library: String?, hasTextAsPaths: Bool) throws(Problem) {
        (self.width, self.height, self.hasTextAsPaths) = (width, height, hasTextAsPaths)
        let missing =
            if let library { unsafe library.withCString { unsafe Self.text(crsvg_open($0)) } } else {
                unsafe Self.text(crsvg_open(nil))
            }
        if let missing { throw .missing(missing) }
    }

    /// Returns those characters of texts that no installed font draws, each once, in the order of their code.
    package func undrawable(_ texts: [String]) -> [Unicode.Scalar] {
        var all = Set(texts.flatMap(\.unicodeScalars).map(\.value)).filter { $0 > 0x20 }.sorted()
        let left = unsafe all.withUnsafeMutableBufferPointer { unsafe crsvg_undrawable($0.baseAddress, $0.count) }
        return all.prefix(left).compactMap(Unicode.Scalar.init)
    }

    /// Returns a PDF of one page or more.
    ///
    /// It says no date: the same pages give the same bytes.
    package func pdf(_ pages: [Page], _ description: Description) throws(Problem) -> [UInt8] {
        let (title, subject, creator) = (description.title, description.subject, description.creator)
        let author = description.author ?? ""
        let begun = unsafe title.withCString { title in
            unsafe subject.withCString { subject in
                unsafe creator.withCString { creator in
                    unsafe author.withCString { author in
                        unsafe crsvg_pdf_begin(
                            width * Self.pointsInMillimeter, height * Self.pointsInMillimeter,
                            crsvg_description(
                                title: title, author: description.author == nil ? nil : author, subject: subject, creator: creator
                            ))
                    }
                }
            }
        }
        guard let pdf = unsafe begun else { throw .refused("out of memory") }
        var problem: String?
        for page in pages where problem == nil {
            problem = unsafe page.svg.withUTF8Bytes { bytes, count in
                if let name = page.name {
                    unsafe name.withCString { unsafe Self.text(crsvg_pdf_page(pdf, bytes, count, hasTextAsPaths, $0)) }
                } else {
                    unsafe Self.text(crsvg_pdf_page(pdf, bytes, count, hasTextAsPaths, nil))
                }
            }
        }
        var made = unsafe crsvg_bytes(bytes: nil, count: 0)
        let last = unsafe Self.text(crsvg_pdf_end(pdf, &made))
        let bytes = unsafe Self.taken(made)
        if let problem = problem ?? last { throw .refused(problem) }
        return bytes
    }

    /// Returns a picture of so many pixels in an inch; the same drawing gives the same bytes.
    package func png(_ svg: String, dotsPerInch: Double, software: String) throws(Problem) -> [UInt8] {
        let scale = dotsPerInch / Self.millimetersInInch
        let (columns, rows) = (Int32((width * scale).rounded()), Int32((height * scale).rounded()))
        var made = unsafe crsvg_bytes(bytes: nil, count: 0)
        let problem = unsafe svg.withUTF8Bytes { unsafe Self.text(crsvg_png($0, $1, columns, rows, &made)) }
        if let problem { throw .refused(problem) }
        return PNGDescription.added(to: unsafe Self.taken(made), dotsPerInch: dotsPerInch, software: software)
    }

    /// Returns an SVG whose texts are outlines, with its title and what made it.
    package func outlined(_ svg: String, _ description: Description) throws(Problem) -> [UInt8] {
        var made = unsafe crsvg_bytes(bytes: nil, count: 0)
        let problem = unsafe svg.withUTF8Bytes {
            unsafe Self.text(crsvg_outlined($0, $1, width * Self.pointsInMillimeter, height * Self.pointsInMillimeter, &made))
        }
        if let problem { throw .refused(problem) }
        let drawn = String(decoding: unsafe Self.taken(made), as: UTF8.self)
        guard let root = drawn.firstRange(of: "<svg"), let end = drawn[root.upperBound...].firstIndex(of: ">") else {
            throw .refused("no drawing")
        }
        let about = Template(.outlined).filled(with: ["title": .text(description.title), "program": .text(description.creator)])
            .text
        return Array((drawn[...end] + "\n" + about + drawn[drawn.index(after: end)...]).utf8)
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe String(cString: pointer)
    }

    private static func taken(_ made: crsvg_bytes) -> [UInt8] {
        let bytes = unsafe Array(UnsafeBufferPointer(start: made.bytes, count: made.count))
        unsafe crsvg_free(made)
        return bytes
    }
}

extension String {
    /// Lends the text's bytes, which no zero ends.
    fileprivate func withUTF8Bytes<Result>(_ body: (UnsafePointer<CChar>?, Int) -> Result) -> Result {
        var text = self
        return text.withUTF8 { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { chars in unsafe body(chars.baseAddress, chars.count) }
        }
    }
}
