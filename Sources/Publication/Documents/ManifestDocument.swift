package import FoundationEssentials
import GeoPrimitives
package import PlanningTerms

/// `manifest.json`: what a batch of scenarios was made of and what it made, by SHA-256.
///
/// docs/manifest.schema.json describes it.
package struct ManifestDocument: Codable, Sendable, Equatable {
    /// A file that was read.
    package struct Input: Codable, Sendable, Equatable {
        /// The path as given.
        package var file: String
        /// The SHA-256 of its bytes.
        package var sha256: String
        /// What was decided about its coordinates; `null` where it has none of its own.
        @Nullable package var crs: InputDocument.CRSDocument?

        /// Makes one from its members.
        package init(file: String, sha256: String, crs: InputDocument.CRSDocument? = nil) {
            _crs = Nullable(wrappedValue: crs)
            (self.file, self.sha256) = (file, sha256)
        }

        /// Whether both are the same file with the same bytes.
        package static func == (left: Input, right: Input) -> Bool { left.file == right.file && left.sha256 == right.sha256 }
    }

    /// In which forms the results were written.
    package struct Forms: Codable, Sendable, Equatable {
        /// The language of reports.
        package var language: String
        /// Whether there are a GeoPackage, workbooks, and reports to attach.
        package var gpkg: Bool, xlsx: Bool, report: Bool
        /// The system of positions in GeoPackage, CSV and XLSX; `null` for WGS 84 or the plane of the run.
        @Nullable package var outCrs: String?
        /// The encoding of CSV tables.
        package var csvEncoding: String
        /// The language of their headers; `null` for the names that programs read.
        @Nullable package var csvHeaders: String?
        /// What the planner wrote on the reports.
        @Nullable package var title: String?
        /// The date on the reports.
        @Nullable package var date: String?
        /// Where the data come from.
        package var sources: [String]

        /// Whether both ask for the same files.
        package static func == (left: Forms, right: Forms) -> Bool { left.options(layers: true) == right.options(layers: true) }

        /// Takes down the forms that a run is asked to write.
        package init(_ output: OutputOptions) {
            (language, gpkg, xlsx) = (output.language.rawValue, output.writesGeoPackage, output.writesXLSX)
            (report, csvEncoding, sources) = (output.writesReport, output.csvEncoding.rawValue, output.labels.sources)
            _outCrs = Nullable(wrappedValue: output.crs.map { "\($0)" })
            _csvHeaders = Nullable(wrappedValue: output.csvHeaders?.rawValue)
            _title = Nullable(wrappedValue: output.labels.title)
            _date = Nullable(wrappedValue: output.labels.date)
        }

        /// Returns the options that write these forms again, with GeoJSON layers or without.
        package func options(layers: Bool) -> OutputOptions {
            var output = OutputOptions()
            output.language = Language(rawValue: language) ?? .en
            output.writesGeoJSON = layers
            (output.writesGeoPackage, output.writesXLSX, output.writesReport) = (gpkg, xlsx, report)
            output.crs = outCrs.flatMap(CRS.init(parsing:))
            output.csvEncoding = CSVEncoding(rawValue: csvEncoding) ?? .utf8
            output.csvHeaders = csvHeaders.flatMap(Language.init)
            (output.labels.title, output.labels.date, output.labels.sources) = (title, date, sources)
            return output
        }
    }

    /// The version of the form: `catchment/manifest/1`.
    package var schema = "catchment/manifest/1"
    /// The program and its version.
    package var program: String
    /// The libraries that figures and files depend on, with their versions: GEOS, PROJ, GDAL, HiGHS.
    package var libraries: [String: String]?
    /// The plan file as given.
    package var plan: String
    /// The way from the folder of the manifest to the one that paths are relative to: where the batch was run from.
    package var runFrom: String?
    /// The scenarios that were asked for; all where there is none.
    package var only: [String]
    /// Whether the layers were written.
    package var layers: Bool
    /// In which other forms the results were written; only tables and layers where there is none.
    package var forms: Forms?
    /// The norm profiles that come with the program and were named, by the SHA-256 of their text.
    package var profiles: [String: String]?
    /// The plan and the files that it names, the plan first: those that only `siting` names are not read, and are held against their hash all the same.
    package var inputs: [Input]
    /// The SHA-256 of every file written, without what a clock wrote (docs/formats.md).
    package var outputs: [String: String]

    /// Makes one from its members.
    package init(
        schema: String = "catchment/manifest/1", program: String, libraries: [String: String]? = nil, plan: String,
        runFrom: String? = nil, only: [String], layers: Bool, forms: Forms? = nil, profiles: [String: String]? = nil,
        inputs: [Input], outputs: [String: String]
    ) {
        (self.schema, self.program, self.libraries, self.plan) = (schema, program, libraries, plan)
        (self.runFrom, self.only, self.layers, self.forms) = (runFrom, only, layers, forms)
        (self.profiles, self.inputs, self.outputs) = (profiles, inputs, outputs)
    }

    /// The document as JSON, as ``ReportDocument/json()`` writes it.
    package func json() throws -> Data { try JSONDocument.encode(self) }

    /// Returns what is not the same in a run that was made again, inputs first.
    package func differences(from other: ManifestDocument) -> [Wording] {
        var found: [Wording] = []
        let hashes = Dictionary(other.inputs.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
        for input in inputs where hashes[input.file] != input.sha256 {
            found.append(
                Wording(
                    "\(input.file) is not the file that was read (its SHA-256 differs)", "\(input.file) 已不是当时读取的文件（SHA-256 不同）"))
        }
        for (name, hash) in (profiles ?? [:]).sorted(by: { $0.key < $1.key }) where other.profiles?[name] != hash {
            found.append(
                Wording(
                    "the profile \(name) is not the one that was used (it comes with the program)", "规范方案 \(name) 已不是当时所用的（随程序提供）"
                ))
        }
        if program != other.program {
            found.append(
                Wording("it was made by \(program), and this is \(other.program)", "当时由 \(program) 写出，而本程序为 \(other.program)"))
        }
        for (name, hash) in outputs.sorted(by: { $0.key < $1.key }) where name != ResultFile.manifest.name {
            guard let again = other.outputs[name] else {
                found.append(Wording("\(name) is not written any more", "不再写出 \(name)"))
                continue
            }
            if again != hash { found.append(Wording("\(name) comes out different", "\(name) 结果不同")) }
        }
        for name in other.outputs.keys.sorted() where outputs[name] == nil {
            found.append(Wording("\(name) is written now and was not", "\(name) 当时未写出，现已写出"))
        }
        // Another library is no difference in itself; it may be the reason for one.
        guard !found.isEmpty, let libraries else { return found }
        for (name, version) in libraries.sorted(by: { $0.key < $1.key }) {
            let present = other.libraries?[name] ?? "none"
            if present != version {
                found.append(
                    Wording(
                        "it was made with \(name) \(version), and this is \(present)", "当时使用 \(name) \(version)，现为 \(present)"))
            }
        }
        return found
    }

    /// In which forms the batch was written.
    package var output: OutputOptions {
        if let forms { return forms.options(layers: layers) }
        var output = OutputOptions()
        output.writesGeoJSON = layers
        return output
    }

    /// Returns the folder that the paths of a manifest are relative to, and its plan.
    ///
    /// That is the folder from which the batch was run, as it lies from the manifest; with a plan that is given, the folder from which the
    /// plan's path in the manifest leads there, else the current one.
    ///
    /// - Throws: ``CatchmentError/noInput(_:)`` where the plan is not there.
    package func place(of manifest: String, plan given: String?) throws -> (folder: String, plan: String) {
        let here = FileManager.default.currentDirectoryPath
        func absolute(_ path: String, _ folder: String) -> String { path.hasPrefix("/") ? path : folder + "/" + path }
        if let given {
            let path = absolute(given, here)
            guard path.hasSuffix("/" + plan), !plan.hasPrefix("/") else { return (here, given) }
            return (String(path.dropLast(plan.count + 1)), plan)
        }
        let own = absolute(manifest, here).split(separator: "/").dropLast().map { "/" + $0 }.joined()
        let folder = runFrom.map { absolute($0, own) } ?? here
        guard FileManager.default.fileExists(atPath: absolute(plan, folder)) else {
            throw CatchmentError.noInput(
                manifest, .folder(.planMoved(plan: plan, folder: folder, manifest: manifest)))
        }
        return (folder, plan)
    }

    /// Reads a manifest.
    ///
    /// - Throws: ``CatchmentError`` when there is none or it is no manifest.
    package static func read(_ path: String) throws -> ManifestDocument {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw CatchmentError.noInput(path, .folder(.missing(.replay)))
        }
        guard let manifest = try? JSONDocument.decode(ManifestDocument.self, from: data),
            manifest.schema == "catchment/manifest/1"
        else { throw CatchmentError.badData(path, .folder(.noManifest)) }
        return manifest
    }
}
