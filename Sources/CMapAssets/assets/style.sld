<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>{{layer}}</Name>
    <UserStyle>
      <Title>{{title}}</Title>
      <FeatureTypeStyle>
{{#classes}}
        <Rule>
          <Name>class-{{number}}</Name>
          <Title>{{label}}</Title>
{{#equals}}
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>{{field}}</ogc:PropertyName><ogc:Literal>{{literal}}</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
{{/equals}}
{{#isNull}}
          <ogc:Filter><ogc:PropertyIsNull><ogc:PropertyName>{{field}}</ogc:PropertyName></ogc:PropertyIsNull></ogc:Filter>
{{/isNull}}
{{#between}}
          <ogc:Filter><ogc:And><ogc:PropertyIsGreaterThanOrEqualTo><ogc:PropertyName>{{field}}</ogc:PropertyName><ogc:Literal>{{low}}</ogc:Literal></ogc:PropertyIsGreaterThanOrEqualTo>{{#high}}<ogc:PropertyIsLessThan><ogc:PropertyName>{{field}}</ogc:PropertyName><ogc:Literal>{{high}}</ogc:Literal></ogc:PropertyIsLessThan>{{/high}}</ogc:And></ogc:Filter>
{{/between}}
{{#isArea}}
          <PolygonSymbolizer><Fill><CssParameter name="fill">{{color}}</CssParameter><CssParameter name="fill-opacity">{{opacity}}</CssParameter></Fill><Stroke><CssParameter name="stroke">{{stroke}}</CssParameter><CssParameter name="stroke-width">1</CssParameter></Stroke></PolygonSymbolizer>
{{/isArea}}
{{#isLine}}
          <LineSymbolizer><Stroke><CssParameter name="stroke">{{color}}</CssParameter><CssParameter name="stroke-width">1</CssParameter></Stroke></LineSymbolizer>
{{/isLine}}
{{#isPoint}}
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">{{color}}</CssParameter></Fill><Stroke><CssParameter name="stroke">#ffffff</CssParameter></Stroke></Mark><Size>{{size}}</Size></Graphic></PointSymbolizer>
{{/isPoint}}
        </Rule>
{{/classes}}
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
