import { optionsOf } from '../../../rules/forms/sheet.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon } from '../../shell/design/icons.tsx';
import { OptionName } from './answer-words.tsx';
import { useForm } from './form-state.ts';
import { Room, type RoomProps, useAsked } from './room.tsx';

/** One of several, each with its picture where it is one of the agency's categories. */
export function Choice(props: RoomProps) {
  const { sheet, answer, give } = useAsked(props, 'choice');
  const { offered } = useForm(props.task);
  const categories = offered.find(({ kind }) => kind === sheet.form.kind)?.categories ?? [];
  return (
    <Room {...props}>
      <ul className="choices choices-tall">
        {optionsOf(sheet, props.at).map((option) => {
          const icon = categories.find(({ category }) => category === option)?.icon;
          return (
            <li key={option}>
              <Button
                kind="choice"
                icon={icon === undefined ? undefined : <Icon name={icon} />}
                isChosen={option === answer}
                onPress={() => give(option)}
              >
                <OptionName question={props.at} option={option} />
              </Button>
            </li>
          );
        })}
      </ul>
    </Room>
  );
}
