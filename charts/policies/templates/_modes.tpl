{{/*
The environments in which a policy is on, as a JSON list of {name, namespaces, mode}, in the order of their names.
The mode is the milder of the policy's and the environment's, unless the environment says one for this very policy.
Called with (list $ "policy").
*/}}
{{- define "policies.environments" -}}
{{- $values := (first .).Values }}
{{- $policy := last . }}
{{- $on := list }}
{{- range $name, $environment := $values.environments }}
{{- $general := include "policies.milder" (list (index $values.policies $policy).mode ($environment.mode | default "Deny")) }}
{{- $mode := include "policies.mode" (dig "policies" $policy $general $environment) }}
{{- if ne $mode "off" }}
{{- $on = append $on (dict "name" $name "namespaces" ($environment.namespaces | default (list $name)) "mode" $mode) }}
{{- end }}
{{- end }}
{{- toJson $on -}}
{{- end }}

{{/* Deny, Audit or off; YAML reads an unquoted off as false. */}}
{{- define "policies.mode" -}}
{{- if kindIs "bool" . }}off{{ else }}{{ . }}{{ end -}}
{{- end }}

{{- define "policies.milder" -}}
{{- $modes := list (include "policies.mode" (first .)) (include "policies.mode" (last .)) -}}
{{- if has "off" $modes }}off{{ else if has "Audit" $modes }}Audit{{ else }}Deny{{ end -}}
{{- end }}

{{/* Stops where an environment needs what nobody has said. Called with (list value "key" "environment"). */}}
{{- define "policies.need" -}}
{{- if not (first .) }}
{{- fail (printf "%s: environment %s needs it; say it, or switch the policy off" (index . 1) (last .)) }}
{{- end }}
{{- end }}
