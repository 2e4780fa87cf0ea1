import GeoPrimitives
import PlanningTerms
import ServiceModel

extension MessageExamples {
    static let profiles: [Message] = [
        ProfileMessage.unverified(9, of: 10), .template, .missing(meant: "甲", known: ["甲", "乙"]), .unreadable,
        .needsDetour(profile: "甲", level: nil), .needsDetour(profile: "甲", level: "街道"), .needsSpeed(level: nil), .noNumber,
        .leastAboveMost, .radiusWithoutLevel, .redWithinGreen(indicator: "指标"), .detourWithoutProfile,
        .noRadii(profile: "甲", facilities: 2, first: "1", level: nil),
        .noRadii(profile: "甲", facilities: 2, first: "1", level: "街道"),
        .noLevelFits([ProfileLevel(name: "甲", chineseTitle: "乙")], levels: ["丙"]),
        .levelsWithoutUse([ProfileLevel(name: "甲")], levels: ["丙"]), .levelsWithoutUse([ProfileLevel(name: "甲")], levels: []),
    ].map { .profile($0) }

    static let plans: [Message] =
        [
            PlanMessage.noFile, .tooLarge, .tooManyValues(most: 1_000_000), .notUTF8, .empty, .tab, .notYAML("丙", hasPlace: true),
            .notYAML("丙", hasPlace: false), .duplicateKey(firstLine: 2), .unreadable, .twice("甲"), .keyIsNoWord,
            .unknownKey(meant: "甲", known: ["甲"]), .missingFile("文件"),
        ].map { .plan($0) }
        + [PlanFound.text("甲"), .list, .mapping, .alias].map { .plan(.found($0, needed: .text)) }
        + [
            PlanNeed.text, .memory, .number, .numberAtLeast(1), .cost, .squareMeters, .households, .count, .flag, .length, .crs,
            .factor,
            .share, .shareOfAll, .duration, .countFromZero, .range, .money, .curve, .word(["甲"], meant: "甲"), .mapping(["甲"]),
            .mapping(nil),
        ].map { .plan(.found(.text("乙"), needed: $0)) }
        + [
            PlanKeyRemedy.layers, .demand, .path, .className, .levelName, .scenarioName, .movedFacility, .ordinates,
            .newFacility, .factor, .item, .source, .indicator, .green, .red,
            .office, .responsibleLevel, .responsibleBy,
        ].map { .plan(.missingKey("键", $0)) }
        + [
            PlanContentMessage.classTwice("甲"), .levelTwice("甲"), .aliasTwice("甲", levels: ["乙", "丙"]),
            .servesUnknown(level: "甲", served: "丙", levels: ["甲", "乙"], meant: "乙"), .indivisibleAlone,
            .responsible(.mixed), .responsible(.level("甲", known: ["乙"])), .responsible(.level("甲", known: [])),
            .responsible(.below("甲", level: "乙")), .responsible(.unit("1")),
            .nameTaken("甲", first: "甲", line: 3), .unusableName("甲", base: "乙"), .builtOnItself("甲"),
            .unknownBase("甲", meant: "乙"), .circle(["甲", "乙", "甲"]), .tooDeep(most: 100), .closesEverything, .toOrFactor,
        ].map { .planContent($0) }

    static let scenarios: [Message] =
        [
            ScenarioMessage.none, .unknown("甲", meant: "乙", known: ["乙"]), .duplicateFacility("1"),
            .noCandidate("1", hasCandidates: true), .noCandidate("1", hasCandidates: false), .forbiddenCandidate("1"),
            .noFacility("1", file: "文件"),
        ].map { .scenario($0) }
        + [
            ScenarioProblem.costsDecide(file: "文件"), .radiusOverridden, .ownRadii, .tooManyPeople(class: nil),
            .tooManyPeople(class: "甲"),
        ].map { .change($0) }
        + [
            FacilityProblem.movesUnderCosts(file: "文件"), .movesOutside(x: 1, y: 2), .opensOutside(x: 1, y: 2),
            .unknown(shown: ["2"], hasMore: true), .noCoordinates, .duplicate, .unknownLevel("甲", levels: ["乙"]),
            .noCosts(file: "文件"), .noRadius, .nothingToMultiply, .tooLarge(1e16),
        ].map { .change(.facility("1", $0)) }
        + [
            SelectionProblem.noFacility(selection), .noDemandPoint(Selection()), .noUnits, .unknownUnit("1"), .noTypes,
            .noUnitOfLevel("甲"),
        ].map { .change(.selection($0)) }

    private static var selection: Selection {
        var selection = Selection()
        (selection.ids, selection.levels, selection.units, selection.types) = (["1"], ["甲"], ["2"], [.urban, .rural])
        return selection
    }

    static let runs: [Message] =
        [
            RunMessage.unknownFunction("甲", offered: []), .unknownFunction("甲", offered: ["乙"]), .bordersNeedUnits,
            .unknownLevel("甲", levels: ["乙"]), .tieBreakWithinBorders, .distancesWithinBorders(model: "模型"),
            .tooManySpaced(3, most: 2), .tooManyPairs(points: 3, candidates: 4, most: 5), .noCapacities,
            .tooManyServedPairs(millions: 300, most: 200), .wholePoints(.siting(.solverFailed("丙"))),
            .carriedIds(1, of: 2, earlier: 3, by: .ids), .carriedIds(1, of: 2, earlier: 3, by: .coordinates),
        ].map { .run($0) }
        + SitingStop.allCases.map { .run(.unmeasured($0, onDistances: true)) }
        + [
            ZoneMessage.noFacilities, .noUnits, .areaTooLarge(degrees: 90), .sharedSpots(2, facility: "1", holder: "2"),
            .strayingBorders(meters: 3, tolerance: 1),
        ].map { .run(.zones($0)) }

    static let siting: [Message] =
        [
            SitingMessage.noCandidates,
            .countExceedsCandidates(9, available: 7, .flags),
            .countExceedsCandidates(9, available: 7, .keys),
            .moreRequiredThanCount(required: 6, named: ["1", "2"], count: 3, .flags),
            .moreRequiredThanCount(required: 6, named: [], count: 3, .keys), .targetOutOfRange(2),
            .conditionsUnsupported(model: "模型"),
            .modelWithCapacities("模型"), .firstWeightOutOfRange(percent: 101), .limitOutOfRange(.gap, -1),
            .limitOutOfRange(.time, -1), .limitOutOfRange(.work, -1), .limitOutOfRange(.threads, 0),
            .needsDistances(model: "模型"), .nothingToSpace(.flags), .nothingToSpace(.keys), .solverFailed("丙"),
            .leftBehind(model: "模型", taken: "另一模型"),
        ].map { .siting($0) }
        + [
            ConditionMessage.noCapacities(.flags), .noCapacities(.keys), .needsUnits(.flags), .needsUnits(.keys),
            .unknownLevel("甲", levels: ["乙"]), .costsTooLarge(2e15, most: 1e15),
        ].map { .condition($0) } + faults

    /// Every way in which a siting run cannot be meant, said of flags, of a plan, and of flags over a plan.
    private static let faults: [Message] = {
        let kinds: [SitingFault.Kind] =
            [
                SitingFault.Value.tooSmall(.count, "0", least: 1), .budget, .firstWeight, .levelTwice(.floor, "街道"),
            ].map { .value($0) }
            + [SitingFault.Size.noCount(.mclp), .target(.mclp), .count(.lscp), .firstWeight].map { .size($0) }
            + [
                SitingFault.Condition.relocation, .capacities, .besideCapacities(.floor), .indivisibleAlone, .assignmentCut,
            ].map { .condition($0) }
            + [SitingFault.Extra.curve, .curveUnderConditions, .tieBreak, .buildingsAlone].map { .extra($0) }
            + [SitingFault.Ground.cutoff(.mclp), .cutoffBesideCosts, .cutoffWithoutCosts(15), .spacingByCosts].map { .ground($0) }
        let place = PlanPlace(line: 9, column: 3, key: "siting.model")
        let planned = SitingNames.PlannedSetting(.model, file: "规划", place: place)
        // The words of these name no setting that is called one way or the other.
        let alone: [SitingFault.Kind] = [
            .condition(.unknown(.pMedian)),
            .ground(.borders(.pMedian)), .ground(.positionsByCosts), .extra(.tieBreakWithinBorders),
        ]
        return kinds.flatMap { kind in
            [SitingNames.flags, .keys, .over([planned])].map { .sitingFault(SitingFault(kind, []), $0) }
        } + (alone.map { .sitingFault(SitingFault($0, []), .keys) })
    }()

    static let folders: [Message] =
        [
            FolderMessage.Reader.verify, .verifyLayers, .verifyBatch, .verifyCheckup, .compare, .previous, .proposals, .replay,
        ].map { .folder(.missing($0)) }
        + [
            FolderMessage.notReadable, .missingOrUnreadable, .batch(folder: "文件夹"), .cutShort,
            .earlier, .otherSchema("甲"), .noReport, .noCheckup, .noManifest,
            .planMoved(plan: "规划", folder: "文件夹", manifest: "清单"), .runFolderGone,
        ].map { .folder($0) }
        + [
            PublishedTableMessage.missingListColumn("列"), .missingColumn("列"), .missingProperty("列"), .costColumns,
            .pointsNeeded, .notAYear("甲"),
        ].map { .folder(.table($0)) }
        + [
            ComparisonMessage.weightKinds(after: "人口", before: "点数", folder: "文件夹"),
            .measures(after: "甲", before: "乙", folder: "文件夹"), .noPoints(folder: "文件夹"),
            .fewMatched(1, before: 2, after: 3, by: .ids), .fewMatched(1, before: 2, after: 3, by: .coordinates),
            .byPlace(summed: 0), .byPlace(summed: 2), .idsElsewhere(7, of: 9), .facilitiesByPlace, .netUnits(2),
            .notCapacitated(folder: "文件夹"),
        ].map { .comparison($0) }

    static let outputs: [Message] =
        [
            OutputMessage.notWritten("文件", .other("丙")), .notWritten("文件", .noSpace), .notWritten("文件", .quota),
            .notWritten("文件", .tooLarge), .notWritten("文件", .tooManyFiles), .notWritten("文件", .noPermission),
            .notWritten("文件", .readOnly), .notWritten("文件", .missingFolder), .notWritten("文件", .isFolder),
            .notTold(folder: "文件夹", reason: "丙"), .notPlaced(folder: "文件夹", .noSpace), .isFile("文件"),
            .unusableFolder("文件夹", isNamed: true, .noPermission), .unusableFolder("文件夹", isNamed: false, .noSpace),
            .foreignFile("文件", folder: "文件夹"), .changedFile("文件", folder: "文件夹"),
            .holdsInput("文件", folder: "文件夹"), .notReadBack("文件"), .fewFiles(1, needed: 24), .standardOutput,
            .busy(folder: "文件夹", process: 7),
            .busy(folder: "文件夹", process: nil),
            .planExists("文件"), .planNotWritten("文件"),
            .sheetTooLong("表", rows: 3, most: 2),
        ].map { .output($0) }
        + [
            OutputCRSMessage.runIsPlanar, .runIsOnEarth, .unusable(.unknown("甲")), .noPosition("甲", reason: "丙"),
            .elsewhere("甲", outside: 1, of: 2),
        ].map { .output(.crs($0)) }
        + [
            MapMessage.noResult, .noLayers, .unusableShapes("丙"), .noLibrary(places: ["甲", "乙"]), .strangeLibrary(folder: "文件夹"),
            .tooLarge(bytes: 60_000_000, most: 50_000_000, cell: 200, hasPeople: true),
            .tooLarge(bytes: 60_000_000, most: 50_000_000, cell: 200, hasPeople: false), .foreignFile("文件"),
            .foldersMoved(before: "甲", after: "乙"), .cellTooSmall(50),
        ].map { .map($0) }
        + [
            SheetMessage.noDrawingLibrary("甲"), .noFont(characters: "甲 乙"), .undrawable(count: 2, characters: "甲"),
            .notDrawn("甲"), .tooManyDots(megapixels: 400, most: 250), .unknownExtent("甲", known: []),
            .unknownExtent("甲", known: ["乙"]), .unknownUnit("甲"), .unknownLevel("甲", known: []),
            .unknownLevel("甲", known: ["乙"]), .shapelessContext(3), .atlasIsPDF, .atlasOfOneRun,
        ].map { .sheet($0) }

    static let commands: [Message] =
        [
            CommandMessage.noDemand, .radiusBesideMatrix, .indivisibleAlone, .nearestNeedsFolder, .needsBuildings,
            .cutoffIsLength, .cutoffIsNumber(3), .needsMatrix(.columns), .needsMatrix(.layer),
            .needsMatrix(.ignoreUnknownIds),
        ].map { .command($0) }
        + [
            SurveyMessage.noFolder, .nothingUsable, .noDemand(spellings: ["人口"], file: nil, nil),
            .noDemand(spellings: ["人口"], file: "文件", .badData("文件", .survey(.nothingUsable))),
            .taken(file: "文件", .demand), .unsure(file: "表.csv", [.facilities, .candidates]), .couldBe(file: "文件", .units),
            .leftOut(file: "文件", .badData("文件", .file(.empty))),
        ].map { .survey($0) }

    static let infeasibilities: [InfeasibilityMessage] = [
        .floorOutOfReach(unit, floor: 9, reachable: 7, arePeople: true, nil),
        .floorOutOfReach(
            unit, floor: 9, reachable: 7, arePeople: false,
            .init(points: 2, largest: "1", nearestCandidate: "2", radiusMeters: 900)),
        .tooFewCandidates(unit, minimum: 3, available: 2), .tooManyRequired(unit, maximum: 1, required: 2),
        .minimaAboveCount(level: "街道", sum: 9, count: 5), .requiredTooClose("1", "2", meters: 300),
        .requiredTooCloseToExisting("1", facility: "2", meters: 300),
        .requiredAboveBudget(required: 6, named: ["1", "2"], cost: 9, budget: 5), .conflict([]),
        .conflict([.count, .budget, .spacing, .target, .floor(unit)]),
        .unresolvedConflict([.coverOfAll, .minimumSites(unit), .maximumSites(unit)]), .indivisibleTarget,
    ]

    private static let unit = InfeasibilityMessage.Unit(level: "街道", code: "1", name: "甲")

    static let changes: [ChangeSummary] = [
        .otherDemand, .profile("甲"), .detour(1.3), .close(selection), .move(id: "1", x: 1, y: 2), .openCandidates(["1", "2"]),
        .openFile("文件"), .open(id: "1"), .change(.capacity, of: selection, to: .number(3)),
        .change(.radius, of: selection, to: .factor(2)), .population(of: nil, factor: 2),
        .population(of: Selection(), factor: 2),
    ]
}
