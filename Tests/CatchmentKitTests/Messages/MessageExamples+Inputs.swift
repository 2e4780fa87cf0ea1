import GeoPrimitives
import PlanningTerms
import ServiceModel

/// One message of every case, with arguments that hold no Latin letters, so that those of a sentence are its own.
enum MessageExamples {
    static let crs: [Message] =
        [
            CRSDeclarationMessage.overridden(declared: "甲", used: "乙", rows: 2),
            .beforeDefault(declared: "甲", fallback: "乙", .demand),
            .missing(x: 1, y: 2, .facilities), .missingInChina(rows: 2, of: 3, .candidates, byFormat: false),
            .missingInChina(rows: 2, of: 3, .candidates, byFormat: true), .assumedWGS84(.units),
            .columnBeforeFlag(flag: "甲", differing: 2, silent: 0, .demand),
            .columnBeforeFlag(flag: "甲", differing: 1, silent: 3, .demand),
            .unreadable(declared: "甲", .link, .units), .unreadable(declared: "甲", .namesFile("甲"), .units),
            .offsetElsewhere("甲", rows: 2, of: 3, .facilities), .unusable(.offsetPlane("甲"), .facilities),
            .unusable(.unknown("甲"), .exclusions), .unusable(.refused("甲", reason: "丙"), .buildings),
            .unusable(.ballparkOnly("甲"), .demand), .unusable(.failed("甲"), .demand),
        ].map { .crs(.declaration($0)) }
        + [PlaneMessage.rowOnEarth("甲"), .rowPlanar, .layerIsPlanar(.units), .mixed, .tooLarge, .looksLikeDegrees].map {
            .crs(.plane($0))
        }
        + [
            CRSMessage.latitudeFirst("甲"), .noPosition("甲", x: 1, y: 2, reason: "丙"), .failed("丙"),
            .offGlobe("甲", x: 547_028, y: 185_525), .outsideArea("甲", rows: 3, of: 4), .ballpark("甲"),
            .looksLikeDegrees(x: 1, y: 2, "甲", .demand), .latitude(91, .swapped, .demand), .latitude(400, .meters, .demand),
            .longitude(181, nil, .demand), .longitude(400, .meters, .demand),
        ].map { .crs($0) }

    static let files: [Message] =
        [
            FileMessage.missing, .shortened("文件"), .isNoFile, .notReadable(reason: "丙"), .isDirectory, .empty, .headerOnly,
            .noFeatures(layer: "甲"),
            .unsupported(found: "丙", remedy: "丁"), .noSuchLayer("甲", names: ["乙"]), .severalLayers(["甲", "乙"], nil),
            .severalLayers(["甲", "乙"], .demand), .missingSideFile(extension: ".dbf"), .missingSideFile(extension: ".prj"),
            .wrongEncoding(declared: "GBK", used: "UTF-8"),
            .refused(.virtualTable("甲", module: "丙")), .refused(.viewOfSystem("甲")), .refused(.view(layer: "甲")),
            .refused(.endless(layer: "甲")), .refused(.cells(2_000_000_000, most: 1_000_000_000)),
            .refused(.memory(.cells, most: 4 << 30)), .refused(.memory(.block(5_000_000_000), most: 4 << 30)),
            .refused(.memory(.rows(layer: "甲"), most: 4 << 30)),
            .refused(.memory(.unpacked("甲", 5_000_000_000), most: 4 << 30)),
            .geometryKind(found: "线", allowed: "点"), .notGeoreferenced, .gdal(function: "函数", message: "丙"),
            .gdal(function: "函数", message: ""), .warned(file: "文件", "丙"), .encoding("GB 18030"),
        ].map { .file($0) }
        + [
            FileTextMessage.wrongDelimiter("分号"), .raggedRow(expected: 3, found: 2), .unterminatedQuote, .misplacedQuote,
            .undecodable(byteOffset: 7), .foreignEncoding(.big5, .demand), .notInEncoding(.shiftJIS, .facilities),
            .noHeaderRow(7),
            .lineTooLong, .carriageReturnLines, .malformedJSON("丙"),
            .duplicateHeader(["甲", "乙"]), .tooMuchText(column: "甲"),
        ].map { .file(.text($0)) }

    static let tables: [Message] =
        [
            TableMessage.unknownRole("甲", .demand, known: [.id]), .noColumn("甲", setting, columns: ["乙"]),
            .unrecognised(.cost, setting, columns: ["甲"]), .negative(column: "列", text: "-1"), .emptyId(column: "编号"),
            .rowNumbersAsIds(.candidates, columns: ["甲", "乙"]),
            .duplicateId("甲", firstRow: 2),
        ].map { .table($0) }
        + [
            CellProblem.number, .plainNumber, .clearComma, .finiteNumber, .degrees, .length, .plainCode, .position, .onePosition,
            .polygons,
            .pair, .formulaWithoutValue, .total(column: "人口", value: 12, sum: 11),
        ].map { .table(.cell(column: "列", text: "甲", $0)) }
        + [
            GeometryMessage.polygonsNeeded(.units), .noPolygons(.units), .pointsNeeded(.demand),
            .noCoordinates(.facilities, columns: ["甲"]), .emptyFeature,
            .areasStandForPoints(.facilities, areas: 2, of: 7, first: [1, 2]),
            .areasAmongPoints(.demand, areas: 2, of: 7, first: [1]),
            .pointsAmongPolygons(.units, points: 2, of: 7, first: [1]),
            .unrepairable(reason: "自交", x: 1, y: 2, before: 3, after: 4),
            .repaired(reason: "自交", x: 1, y: 2, before: 3, after: 4),
        ].map { .geometry($0) }

    static let layouts: [Message] =
        [
            LayoutMessage.header(rows: 3...3, titles: [.init(row: 1, text: "统计表")]), .header(rows: 1...2, titles: []),
            .header(rows: 3...4, titles: [.init(row: 1, text: "统计表"), .init(row: 2, text: "单位：人")]),
            .sheet("甲", others: ["乙"]), .marks(separator: "semicolon", decimalCommas: true),
            .marks(separator: "tab", decimalCommas: false), .marks(separator: nil, decimalCommas: true), .hiddenRows(3),
            .factor(.weight, column: "人口（万人）", 10_000), .titleFactor(.weight, column: "人口", 10_000, unit: "万人"),
        ].map { .layout($0) } + reading.leftOut.map { .layout(.leftOut($0)) } + reading.cells.map { .layout(.cells($0)) }

    private static let reading: TableReading = {
        var reading = TableReading()
        for kind in TableReading.RowKind.allCases { reading.leaveOut(kind, row: 7, label: "合计") }
        for kind in TableReading.CellKind.allCases { reading.note(kind, column: "人口", row: 7, text: "12") }
        return reading
    }()

    static let recognitions: [Message] = [
        RecognitionMessage.splitDegrees(.demand, columns: ["度", "分"]), .systemMentioned(.demand, text: "高德", used: "wgs84"),
        .noWeight(.demand, couldBe: ["甲", "乙"]), .others(.demand, .weight, taken: "甲", couldBe: ["乙"]),
        .noIdentity(.demand, column: "编号"), .storeys(.facilities, column: "楼层"),
        .pairOrder(.facilities, column: "坐标", isLongitudeFirst: true),
        .pairOrder(.facilities, column: "坐标", isLongitudeFirst: false),
        .pairUnclear(.demand, column: "坐标", first: 13, second: 47), .noHeader(.demand, row: 1, text: "1, 2"),
        .systemInHeader(.demand, column: "经度", system: "gcj02"),
        .systemInTitle(.facilities, text: "坐标系：火星", system: "gcj02"),
    ].map { .recognition($0) }

    private static let setting = PlacedSetting(.columns(.demand), planKey: nil)

    static let demand: [Message] = [
        DemandMessage.noneUsable(rows: 3, [.init(rows: 3, reason: .noCoordinates)]), .partitionWithoutWeight,
        .partitionDiffers(classes: ["甲", "乙"], sum: 3, weight: 4), .totalTooLarge(column: "列", 1e16),
        .rasterHasNoColumns(file: "栅格"), .unusableCells(1, row: 2, column: 3, value: -4), .noPopulation, .cellsTooLarge(1e16),
        .coarseCells(diagonal: .meters(300), radius: .meters(500)), .unknownUnits(rows: 2, column: "单元", named: ["丙"]),
        .unitsByName(rows: 2, column: "单元"),
        .unitsOfAnotherKind(column: "单元", named: ["丙"]),
        .twice(points: 1, .init(5, arePeople: true), rows: [3]), .twice(points: 2, .init(5, arePeople: true), rows: [3, 4]),
        .farOff(points: 1, .init(5, arePeople: true), first: "1", rows: [3]),
        .farOff(points: 2, .init(5, arePeople: false), first: "1", rows: [3, 4]),
        .contradictingUnits(rows: 2, column: "单元", first: ["1", "2"]),
    ].map { .demand($0) }

    static let dropped: [DropReason] = [
        .noCoordinates, .noWeight, .noUnit, .planned, .unavailable, .closed, .unknownId, .droppedDemandPoint, .idleSite, .noData,
        .noPeople,
    ]

    static let facilities: [Message] =
        [
            FacilityMessage.emptyList, .unknownStatus("甲", rows: 1, first: [2]), .unknownStatus("甲", rows: 3, first: [2, 3]),
            .unusableExisting(rows: 2, column: "列", first: [2, 3]), .notYesOrNo(column: "列", text: "甲"),
            .candidatesUnlocated(2, rows: [3, 4]),
            .tooLarge(column: "列", 1e16), .negative(column: "列", -1), .atOrigin(id: "1"),
            .samePosition(rows: 3, first: [1, 2, 3]),
            .swappedAxes(id: "1"), .tooManyLevels(21, most: 20), .levelNotPlanned("甲", levels: ["乙"]),
            .doubt(.levelOrder(["甲", "乙"])), .doubt(.statusUnread(columns: ["是否建成"], words: ["否"])),
            .doubt(.radiusMissing(1, of: 3, gets: .kilometers(1), rows: [4])),
            .doubt(.radiusMissing(2, of: 3, gets: .kilometers(1), rows: [4, 5])),
            .doubt(.levelless(1, of: 3, rows: [4])), .doubt(.levelless(2, of: 3, rows: [4, 5])),
            .doubt(.availabilityUnknown(1, column: "是否可用", rows: [3])),
            .doubt(.availabilityUnknown(2, column: "是否可用", rows: [3, 4])),
            .doubt(.radii(1, column: "服务半径（公里）", meters: 500_000, rows: [2])),
            .noFunctions(column: nil), .noFunctions(column: "列"),
        ].map { .facility($0) }
        + [
            SitesMessage.duplicateCandidate("1", row: 2), .sharedId("1"), .ambiguousId("1"), .noOpeningCost(id: "1"),
            .noRadius(id: "1", .notPlanned), .noRadius(id: "1", .noLevel), .noRadius(id: "1", .levelNotPlanned("甲")),
            .noRadius(id: "1", .noType(level: "甲")), .requiredInExclusion(id: "1", area: nil, feature: 2),
            .requiredInExclusion(id: "1", area: "湖", feature: 2), .unknownLevel("甲", levels: ["乙"]),
        ].map { .sites($0) }

    static let siteChecks: [Message] = [
        SiteCheckMessage.layersSwapped(weights: "列"), .layersFarApart(.facilities, .kilometers(2000)),
        .farFromDemand(2, of: 3, .candidates, farthest: "1", .kilometers(200), rows: [1]), .unitsByName(2),
        .unknownUnits(2, named: ["甲"], rows: [1]),
        .contradictedUnits(
            .init(count: 1, areCandidates: false, farthest: "1", unit: "甲", distance: .meters(300), rows: [1], units: [])),
        .contradictedUnits(
            .init(count: 2, areCandidates: true, farthest: "1", unit: "甲", distance: .meters(300), rows: [1], units: [])),
        .twice(places: 1, names: [], ofNames: 0, count: 2, rows: [1, 2]),
        .twice(places: 0, names: ["甲"], ofNames: 1, count: 2, rows: [1, 2]),
        .candidatesWithoutLevel(
            .init(
                count: 2, of: 3, radius: .meters(500), isOverride: false,
                like: .init(level: "甲", count: 4, least: .meters(800), most: .meters(900)), hasLevels: true, rows: [1])),
        .candidatesWithoutLevel(
            .init(count: 2, of: 3, radius: .meters(500), isOverride: true, like: nil, hasLevels: true, rows: [1])),
        .candidatesWithoutLevel(
            .init(
                count: 2, of: 3, radius: .meters(500), isOverride: false,
                like: .init(level: "甲", count: 4, least: .meters(300), most: .meters(300)), hasLevels: false, level: "甲",
                rows: [1])),
        .withoutRadius(.init(count: 1, of: 3, areCandidates: false, level: nil, like: nil, rows: [1])),
        .withoutRadius(
            .init(
                count: 2, of: 3, areCandidates: true, level: "甲",
                like: .init(level: "甲", count: 4, least: .meters(300), most: .meters(500)), rows: [1, 2])),
        .excluded(2, of: 3, areas: [.init(name: nil, feature: 1, candidates: 2)]),
    ].map { .siteCheck($0) }

    static let units: [Message] =
        [
            UnitMessage.levelNotPlanned("甲", levels: ["乙"]), .levelNotGiven("甲", levels: ["乙"]), .levelTwice(["甲", "甲"]),
            .noParent(code: "1", name: "甲", level: "街道"), .noParents(34, level: "街道", first: ["1", "2"]),
            .dissolved(units: 2, features: 5, first: ["1", "2"]), .leftOut(.unnamed, features: 2, first: [1, 2]),
            .leftOut(.decoration, features: 1, first: [3]), .levelMissing(features: 2, first: [1, 2]),
            .partsDiffer("1", column: "户数", first: 2),
            .overlap(level: "社区", pairs: 2, areaM2: 3e6, points: 2, weight: 160, weightKind: .people),
            .largerThanParent(code: "1", level: "甲", parent: "2", levels: ["乙", "甲"]),
            .parentNotAbove(code: "1", level: "甲", parent: "2", parentLevel: "甲"), .missingParents(2, first: "1"), .noCode,
            .households(1e300),
            .duplicateCode("1", first: 2), .namesAsCodes, .levelsAsOne([.init(said: "镇", level: "街道")]),
            .partOfArea(level: "社区", share: 0.75),
        ].map { .unit($0) }
        + [
            UnitRuleMessage.columns(["甲"]), .noUnit, .unknownUnit("1"), .duplicate("1", firstRow: 2),
            .minimumAboveMaximum(3, 2), .notAShare(.floor, text: "甲"), .notACount(.minimumSites, text: "甲"),
        ].map { .unitRule($0) }

    static let costs: [Message] = [
        CostMessage.empty(column: "列"), .tooLarge(column: "列", 1e300), .unknownDemand("1", file: "文件", setting),
        .unknownSite("1", setting),
        .duplicate(demand: "1", site: "2", firstRow: 3), .wrongKinds, .needsIds(.facilities), .decides, .radiiUnused,
        .cutoffWithoutMatrix,
        .needsCutoff, .classHasRadius("甲"), .measuresDistances, .borders,
    ].map { .cost($0) }
}
