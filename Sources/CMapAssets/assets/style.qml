<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields" labelsEnabled="{{labels}}">
  <fieldConfiguration/>
  <aliases>
{{#aliases}}
    <alias index="{{index}}" field="{{field}}" name="{{alias}}"/>
{{/aliases}}
  </aliases>
{{#isSingle}}
  <renderer-v2 type="singleSymbol" forceraster="0" symbollevels="0" enableorderby="0">
{{/isSingle}}
{{^isSingle}}
  <renderer-v2 type="RuleRenderer" forceraster="0" symbollevels="0" enableorderby="0">
    <rules key="layer">
{{#classes}}
      <rule key="class-{{number}}" symbol="{{number}}" filter="{{expression}}" label="{{label}}"/>
{{/classes}}
    </rules>
{{/isSingle}}
    <symbols>
{{#classes}}
      <symbol type="{{kind}}" name="{{number}}" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="{{symbolLayer}}" enabled="1" locked="0" pass="0">
          <Option type="Map">
{{#options}}
            <Option type="QString" name="{{key}}" value="{{value}}"/>
{{/options}}
          </Option>
{{#options}}
          <prop k="{{key}}" v="{{value}}"/>
{{/options}}
        </layer>
      </symbol>
{{/classes}}
    </symbols>
  </renderer-v2>
{{#numbers}}
  <labeling type="simple">
    <settings>
      <text-style fieldName="{{numberField}}" isExpression="0" fontSize="8" fontWeight="75" textColor="255,255,255,255" textOpacity="1"/>
      <placement placement="1" dist="0" quadOffset="4" xOffset="0" yOffset="0" offsetType="0" offsetUnits="MM"/>
      <rendering drawLabels="1" displayAll="1" obstacle="0"/>
    </settings>
  </labeling>
{{/numbers}}
</qgis>
