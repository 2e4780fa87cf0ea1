package import GeoFormats
package import PlanningTerms
package import Publication

/// How people see the layers, with their legends in the language of the run.
package struct LayerStyles {
    let language: Language

    /// Makes one from its members.
    package init(language: Language) {
        self.language = language
    }

    /// The layer with its style; as it is where it has none.
    package func styled(_ layer: ResultLayer) -> ResultLayer {
        guard let dataset = Dataset(rawValue: layer.name), dataset.isLayer else { return layer }
        return layer.styled(style(of: dataset))
    }

    /// The style of a layer of the catalogue.
    package func style(of dataset: Dataset) -> LayerStyle {
        LayerStyle(
            dataset.layerTitle(language), rule(of: dataset), numberField: dataset == .proposals ? ColumnTerm.rank.name : nil,
            // A million demand points carry no colour of their own in GeoJSON.
            isInGeoJSON: dataset != .assignments)
    }

    private func rule(of dataset: Dataset) -> LayerStyle.Rule {
        switch dataset {
        case .serviceAreas: serviceAreas
        case .facilities: .single(.init(Palette.facility))
        case .planned: .single(.init(Palette.planned))
        case .proposals: .single(.init(Palette.proposal))
        case .candidates: .single(.init(Palette.proposal, fillOpacity: 0.4))
        case .uncoveredClusters, .uncoveredByGroup: .single(.init(Palette.cluster, fillOpacity: 0.5))
        case .shortfalls: .single(.init(Palette.shortfall, fillOpacity: 0.4))
        case .blanks, .blanksByLevel: .single(.init(Palette.blank, fillOpacity: 0.35))
        case .units: shares
        case .zones: .turns(Palette.zones.map { .init($0, fillOpacity: 0.25, stroke: Palette.border) })
        case .assignments, .assignmentLines: isCovered
        case .differences: gainedAndLost
        case .unitDifferences: .single(.init(Palette.covered, fillOpacity: 0.3))
        case .facilityDifferences: changes
        case .problems, .tasks, .responsibilities, .functions, .uncoverable, .nearest, .curve, .capacityAssignment, .costs,
            .scenarios, .clusters, .redundancy:
            .single(.init(Palette.cluster))
        }
    }

    /// Service areas of proposed centers and of existing ones.
    var serviceAreas: LayerStyle.Rule {
        .truth(
            field: ColumnTerm.isProposed.name,
            yes: .init(
                language("Service areas of proposed centers", "新增\(PlannedNames.facility)服务区"),
                .init(Palette.proposal, fillOpacity: 0.15)),
            no: .init(
                language("Service areas of existing centers", "现有\(PlannedNames.facility)服务区"),
                .init(Palette.facility, fillOpacity: 0.15)))
    }

    private var shares: LayerStyle.Rule {
        let count = Palette.shares.count
        let steps = Palette.shares.enumerated().map { step, color in
            let (low, high) = (step * 100 / count, (step + 1) * 100 / count)
            return LayerStyle.Class("\(low)–\(high) %", .init(color, fillOpacity: 0.4, stroke: Palette.border))
        }
        return .share(
            field: ColumnTerm.share.name, steps: steps,
            none: .init(language("nobody lives there", "无人口"), .init(Palette.blank, fillOpacity: 0.4, stroke: Palette.border)))
    }

    private var isCovered: LayerStyle.Rule {
        .truth(
            field: ColumnTerm.isCovered.name, yes: .init(language("covered", "已覆盖"), .init(Palette.covered)),
            no: .init(language("not covered", "未覆盖"), .init(Palette.cluster)))
    }

    private var gainedAndLost: LayerStyle.Rule {
        .truth(
            field: ColumnTerm.isGained.name, yes: .init(language("covered only after", "仅后者覆盖"), .init(Palette.covered)),
            no: .init(language("covered only before", "仅前者覆盖"), .init(Palette.cluster)))
    }

    private var changes: LayerStyle.Rule {
        .truth(
            field: ColumnTerm.isOpen.name,
            yes: .init(language("opened, moved or resized", "新增、迁移或调整半径"), .init(Palette.proposal)),
            no: .init(language("closed", "关闭"), .init(Palette.closed)))
    }
}
