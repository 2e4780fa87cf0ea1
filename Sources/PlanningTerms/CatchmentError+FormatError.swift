package import GeoPrimitives

/// Runs a reading or writing step and gives its error the exit code it deserves.
///
/// The layer of the run that is read, if any, is the one whose flags a message may name.
package func mapping<Result>(_ layer: LayerRole? = nil, _ step: () throws -> Result) throws -> Result {
    do {
        return try step()
    } catch let error as FormatError {
        throw CatchmentError(error, layer: layer)
    }
}

extension CatchmentError {
    /// Why a run stops over a file that cannot be read or written.
    package init(_ error: FormatError, layer role: LayerRole? = nil) {
        let file = error.file.onOneLine
        func place(_ message: FileMessage) -> CatchmentError {
            let place = error.position
            return .badData(file, row: place.line, column: place.column, .file(message))
        }
        self =
            switch error {
            case .missingFile: .noInput(file, .file(.missing))
            case .notReadable(_, let reason): .noInput(file, .file(.notReadable(reason: reason.onOneLine)))
            case .isNoFile: .noInput(file, .file(.isNoFile))
            case .isDirectory: .noInput(file, .file(.isDirectory))
            case .writeFailed(_, let problem): CatchmentError(unwritten: file, problem)
            case .emptyFile: place(.empty)
            case .headerOnly: place(.headerOnly)
            case .noFeatures(_, let layer): place(.noFeatures(layer: layer.onOneLine))
            case .unsupportedFormat(_, let found, let remedy):
                place(.unsupported(found: found.onOneLine, remedy: remedy.onOneLine))
            case .noSuchLayer(_, let layer, let names):
                place(.noSuchLayer(layer.onOneLine, names: names.map(\.onOneLine)))
            case .severalLayers(_, let names): place(.severalLayers(names.map(\.onOneLine), role))
            case .geometryKind(_, let found, let allowed): place(.geometryKind(found: found, allowed: allowed))
            case .notGeoreferenced: place(.notGeoreferenced)
            case .refused(_, let content): place(.refused(content))
            case .gdal(_, let function, let message): place(.gdal(function: function, message: message.onOneLine))
            case .wrongDelimiter(_, let found): place(.text(.wrongDelimiter(found)))
            case .raggedRow(_, _, let expected, let found): place(.text(.raggedRow(expected: expected, found: found)))
            case .unterminatedQuote: place(.text(.unterminatedQuote))
            case .misplacedQuote: place(.text(.misplacedQuote))
            case .undecodable(_, _, let offset): place(.text(.undecodable(byteOffset: offset)))
            case .foreignEncoding(_, let encoding): place(.text(.foreignEncoding(encoding, role)))
            case .notInEncoding(_, let encoding): place(.text(.notInEncoding(encoding, role)))
            case .noHeaderRow(_, let row): place(.text(.noHeaderRow(row)))
            case .lineTooLong: place(.text(.lineTooLong))
            case .carriageReturnLines: place(.text(.carriageReturnLines))
            case .malformedJSON(_, _, _, let reason): place(.text(.malformedJSON(reason.onOneLine)))
            case .duplicateHeader(_, let names): place(.text(.duplicateHeader(names.map(\.onOneLine))))
            case .tooMuchText(_, let column): place(.text(.tooMuchText(column: column.onOneLine)))
            }
    }
}

extension CatchmentError {
    /// Why a run stops over a file that it cannot write; named as the file that will stand there.
    package init(unwritten file: String, _ problem: WriteProblem) {
        let known: WriteProblem =
            if case .other(let words) = problem { .other(StageName.known(words).onOneLine) } else { problem }
        let message = Message.output(.notWritten(StageName.known(file), known))
        self = problem.isOfPlace ? .cannotCreate(message) : .inputOutput(message)
    }
}

extension String {
    /// The text with spaces for its line ends.
    fileprivate var onOneLine: String { contains(where: \.isNewline) ? String(map { $0.isNewline ? " " : $0 }) : self }
}
